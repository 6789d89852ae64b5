using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Faults;

namespace Ipernity.Sandbox.Pages;

/// <summary>What somebody sees who opens the sandbox's address.</summary>
internal static class WelcomePage
{
    public static Page Of(Community community) => new(
        StatusCodes.Status200OK,
        "Welcome",
        Html.Of(
            $"""
            <h1>A local ipernity to try things on</h1>
            <p>This server answers as the API of ipernity.com does, signatures and errors included, for members and pictures that are all made up. What you do here is forgotten when it stops.</p>
            <dl>
            <dt>API</dt><dd><code>{community.Address}api/</code></dd>
            <dt>API key</dt><dd><code>{community.Options.ApiKey}</code></dd>
            <dt>API secret</dt><dd>printed where the sandbox was started</dd>
            <dt>Signed in here</dt><dd>{community.SignedIn.RealName} ({community.SignedIn.UserName})</dd>
            </dl>
            <nav aria-label="Pages">
            <ul>
            <li><a href="{ApplicationsPage.Address}">Your applications</a>, to see and revoke what you authorized</li>
            <li><a href="/api/test.hello?api_key={community.Options.ApiKey}">A first call</a>: <code>test.hello</code></li>
            <li><a href="/api/api.methods.getList/xml?api_key={community.Options.ApiKey}">All methods</a>, as XML</li>
            </ul>
            </nav>
            <h2>When the service is bad</h2>
            <p>To test how a script bears it, let the next calls fail, here two of them: <code>curl -d kind=503 -d count=2 {community.Address}_sandbox/faults</code></p>
            <p>Kinds: {string.Join(", ", FaultKinds.Names)}. Further fields: <code>method</code> (a name, or as in <code>doc.*</code>), <code>count</code> (a number or <code>always</code>), and for some kinds <code>retry_after</code> (seconds), <code>code</code> (of the API's error), <code>delay</code> (milliseconds), <code>status</code> and <code>location</code> (of a redirect). <a href="{FaultEndpoint.Address}">What is pending</a> is shown as JSON; <code>curl -X DELETE</code> at the same address clears it.</p>
            """));
}
