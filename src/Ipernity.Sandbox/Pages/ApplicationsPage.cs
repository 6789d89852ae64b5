using System.Globalization;
using Ipernity.Sandbox.Community.Authorization;
using Ipernity.Sandbox.Community.People;

namespace Ipernity.Sandbox.Pages;

/// <summary>The page with the signed-in member's applications, each with a button to revoke it.</summary>
internal static class ApplicationsPage
{
    public const string Address = "/apps/authorized";
    public const string NumberField = "number";

    public static Page Of(Member member, IReadOnlyList<IssuedToken> tokens) => new(
        StatusCodes.Status200OK,
        "Your applications",
        Html.Of(
            $"""
            <h1>Your applications</h1>
            {AuthorizePage.SignedIn(member)}
            {(tokens.Count == 0 ? Html.Of($"<p>No application is authorized to use your account.</p>") : List(tokens))}
            """));

    private static Html List(IReadOnlyList<IssuedToken> tokens) => Html.Of(
        $"""
        <p>When you revoke an application, its calls fail with error 107 immediately.</p>
        <ul class="applications">
        {Html.Join(tokens.Select(Entry))}
        </ul>
        """);

    private static Html Entry(IssuedToken token)
    {
        var heading = $"token-{token.Number.ToString(CultureInfo.InvariantCulture)}";
        var issued = token.IssuedAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return Html.Of(
            $"""
            <li>
            <h2 id="{heading}">{token.Application.Name}</h2>
            <p class="small">Authorized on {issued} UTC, token ending in <code>{token.Value[^4..]}</code></p>
            {GrantDescriptions.List(token.Grants)}
            <form method="post" action="{Address}">
            <input type="hidden" name="{NumberField}" value="{token.Number}">
            <button type="submit" aria-describedby="{heading}">Revoke</button>
            </form>
            </li>

            """);
    }
}
