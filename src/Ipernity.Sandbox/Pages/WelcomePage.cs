using Ipernity.Sandbox.Community;
using Ipernity.Sandbox.Faults;

namespace Ipernity.Sandbox.Pages;

/// <summary>The home page of the sandbox.</summary>
internal static class WelcomePage
{
    public static Page Of(CommunityState community) => new(
        StatusCodes.Status200OK,
        "Welcome",
        Html.Of(
            $"""
            <h1>A local ipernity for tests</h1>
            <p>
            This server answers like the API of ipernity.com, with real signatures and errors. Its members and pictures are made up, and
            all changes are lost when it stops.
            </p>
            <dl>
            <dt>API</dt><dd><code>{community.Address}api/</code></dd>
            <dt>API key</dt><dd><code>{community.Settings.Applications.Default.Key}</code></dd>
            <dt>API secret</dt><dd>printed in the terminal where the sandbox was started</dd>
            <dt>Signed in</dt><dd>{community.SignedIn.RealName} ({community.SignedIn.UserName})</dd>
            </dl>
            <nav aria-label="Pages">
            <ul>
            <li><a href="{ApplicationsPage.Address}">Your applications</a>: see and revoke what you authorized</li>
            <li><a href="/api/test.hello?api_key={community.Settings.Applications.Default.Key}">A first call</a></li>
            <li><a href="/api/api.methods.getList/xml?api_key={community.Settings.Applications.Default.Key}">All methods</a>, as XML</li>
            </ul>
            </nav>
            <h2>Faults</h2>
            <p>
            Make calls fail to test how a script handles it. This makes the next two calls fail:
            <code>curl -d kind=503 -d count=2 {community.Address}_sandbox/faults</code>
            </p>
            <p>
            The kinds are {string.Join(", ", FaultKinds.Names)}. Other fields are <code>method</code> (a name, or a pattern such as
            <code>doc.*</code>) and <code>count</code> (a number or <code>always</code>). Some kinds take <code>retry_after</code>
            (seconds), <code>code</code> (an API error code), <code>delay</code> (milliseconds), <code>status</code> or
            <code>location</code> (of a redirect). The <a href="{FaultEndpoint.Address}">pending faults</a> are shown as JSON. Use
            <code>curl -X DELETE</code> at the same address to clear them.
            </p>
            """));
}
