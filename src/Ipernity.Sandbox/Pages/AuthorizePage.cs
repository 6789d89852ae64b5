using Ipernity.Sandbox.Authorization;
using Ipernity.Sandbox.Permissions;

namespace Ipernity.Sandbox.Pages;

/// <summary>What a person sees who opened an authorization link.</summary>
internal static class AuthorizePage
{
    public const string Address = "/apps/authorize";
    public const string NonceField = "nonce";
    public const string DecisionField = "decision";
    public const string ApplicationName = "Demo application";

    public static Page Question(Consent consent, Member signedIn, string apiKey) => new(
        StatusCodes.Status200OK,
        $"Allow {ApplicationName}?",
        Html.Of(
            $"""
            <h1>Allow <em>{ApplicationName}</em> to use your account?</h1>
            {SignedIn(signedIn)}
            <section aria-labelledby="wants">
            <h2 id="wants">It asks for access to</h2>
            {PermissionWords.List(consent.Asked)}
            </section>
            <form name="fa" method="post" action="{Address}">
            <input type="hidden" name="{NonceField}" value="{consent.Nonce}">
            <button type="submit" name="{DecisionField}" value="allow" class="primary">Allow</button>
            <button type="submit" name="{DecisionField}" value="deny">Deny</button>
            </form>
            <p class="small">You can revoke this at any time among <a href="{ApplicationsPage.Address}">your applications</a>.</p>
            <p class="small">The application's API key: <code>{apiKey}</code></p>
            """));

    public static Page Allowed(Grants granted) => new(
        StatusCodes.Status200OK,
        "Authorized",
        Html.Of(
            $"""
            <h1>{ApplicationName} is authorized</h1>
            <div class="ok"><p>Go back to the application and go on there: press a key, or run <code>Complete-IpernityAuth</code>.</p></div>
            <section aria-labelledby="may">
            <h2 id="may">It has access to</h2>
            {PermissionWords.List(granted)}
            </section>
            <p class="small">You can close this page. You can revoke this at any time among <a href="{ApplicationsPage.Address}">your applications</a>.</p>
            """));

    public static Page Denied() => new(
        StatusCodes.Status200OK,
        "Denied",
        Html.Of(
            $"""
            <h1>You denied {ApplicationName} access</h1>
            <p>Nothing was authorized, and this link cannot be used any more. You can close this page.</p>
            """));

    public static Page Problem(LinkProblem problem) => new(
        problem.Status,
        problem.Title,
        Html.Of(
            $"""
            <h1>{problem.Title}</h1>
            <p role="alert">{problem.Explanation}</p>
            <p class="small">Nothing was authorized.</p>
            """));

    public static Html SignedIn(Member member) => Html.Of(
        $"""
        <p class="member"><img src="/icons/{member.UserId}.svg" alt="" width="40" height="40"> <span>Signed in as <b>{member.RealName}</b> ({member.UserName})</span></p>
        """);
}
