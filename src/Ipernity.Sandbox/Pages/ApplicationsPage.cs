using System.Globalization;
using Ipernity.Sandbox.Authorization;

namespace Ipernity.Sandbox.Pages;

/// <summary>The signed-in member's authorized applications, each with a button that revokes it.</summary>
internal static class ApplicationsPage
{
    public const string Address = "/apps/authorized";
    public const string NumberField = "number";

    public static Page Of(Member member, IReadOnlyList<AccessToken> tokens) => new(
        StatusCodes.Status200OK,
        "Your applications",
        Html.Of(
            $"""
            <h1>Your applications</h1>
            {AuthorizePage.SignedIn(member)}
            {(tokens.Count == 0 ? Html.Of($"<p>No application is authorized to use your account.</p>") : List(tokens))}
            """));

    private static Html List(IReadOnlyList<AccessToken> tokens) => Html.Of(
        $"""
        <p>What you revoke is over at once: calls with its token answer error 107.</p>
        <ul class="applications">
        {Html.Join(tokens.Select(Entry))}
        </ul>
        """);

    private static Html Entry(AccessToken token)
    {
        var heading = $"token-{token.Number.ToString(CultureInfo.InvariantCulture)}";
        var issued = token.IssuedAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return Html.Of(
            $"""
            <li>
            <h2 id="{heading}">{AuthorizePage.ApplicationName}</h2>
            <p class="small">Authorized on {issued} UTC, token ending in <code>{token.Value[^4..]}</code></p>
            {PermissionWords.List(token.Grants)}
            <form method="post" action="{Address}">
            <input type="hidden" name="{NumberField}" value="{token.Number}">
            <button type="submit" aria-describedby="{heading}">Revoke</button>
            </form>
            </li>

            """);
    }
}
