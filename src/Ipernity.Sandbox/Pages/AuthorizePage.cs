using Ipernity.Sandbox.Community.Authorization;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Permissions;

namespace Ipernity.Sandbox.Pages;

/// <summary>The pages behind an authorization link.</summary>
internal static class AuthorizePage
{
    public const string Address = "/apps/authorize";
    public const string OAuthAddress = "/apps/oauth/authorize";
    public const string NonceField = "nonce";
    public const string DecisionField = "decision";

    public static Page Question(Consent consent, Member signedIn) => new(
        StatusCodes.Status200OK,
        $"Allow {consent.Application.Name}?",
        Html.Of(
            $"""
            <h1>Allow <em>{consent.Application.Name}</em> to use your account?</h1>
            {SignedIn(signedIn)}
            <section aria-labelledby="wants">
            <h2 id="wants">It asks for access to</h2>
            {GrantDescriptions.List(consent.Asked)}
            </section>
            <form name="fa" method="post" action="{(consent.Frob?.Secret is null ? Address : OAuthAddress)}">
            <input type="hidden" name="{NonceField}" value="{consent.Nonce}">
            <button type="submit" name="{DecisionField}" value="allow" class="primary">Allow</button>
            <button type="submit" name="{DecisionField}" value="deny">Deny</button>
            </form>
            <p class="small">You can revoke access at any time in <a href="{ApplicationsPage.Address}">your applications</a>.</p>
            <p class="small">The application's API key: <code>{consent.Application.Key}</code></p>
            """));

    public static Page Allowed(RegisteredApplication application, Grants granted) => new(
        StatusCodes.Status200OK,
        "Authorized",
        Html.Of(
            $"""
            <h1>{application.Name} is authorized</h1>
            <div class="ok">
            <p>Go back to the application to continue: press a key there, or run <code>Complete-IpernityAuth</code>.</p>
            </div>
            <section aria-labelledby="may">
            <h2 id="may">It has access to</h2>
            {GrantDescriptions.List(granted)}
            </section>
            <p class="small">You can close this page. You can revoke access at any time in
            <a href="{ApplicationsPage.Address}">your applications</a>.</p>
            """));

    public static Page Denied(RegisteredApplication application) => new(
        StatusCodes.Status200OK,
        "Denied",
        Html.Of(
            $"""
            <h1>You denied {application.Name} access</h1>
            <p>The application was not authorized, and this link can no longer be used. You can close this page.</p>
            """));

    public static Page Problem(AuthorizationLinkProblem problem) => new(
        problem.Status,
        problem.Title,
        Html.Of(
            $"""
            <h1>{problem.Title}</h1>
            <p role="alert">{problem.Explanation}</p>
            <p class="small">No application was authorized.</p>
            """));

    public static Html SignedIn(Member member) => Html.Of(
        $"""
        <p class="member">
        <img src="/icons/{member.UserId}.jpg" alt="" width="40" height="40">
        <span>Signed in as <b>{member.RealName}</b> ({member.UserName})</span>
        </p>
        """);
}
