using Ipernity.Auth.Http;
using Ipernity.PowerShell.Profiles;
using Ipernity.PowerShell.Sandboxes;

namespace Ipernity.PowerShell.Calls;

/// <summary>How a person signs in with the browser.</summary>
internal sealed record BrowserSignInOptions
{
    /// <summary>The sandbox that takes the place of the service.</summary>
    public IpernitySandbox? Sandbox { get; init; }

    /// <summary>Whether the person opens the link.</summary>
    public bool NoBrowser { get; init; }

    /// <summary>Whether the cmdlet waits for the person.</summary>
    public bool Wait { get; init; }

    /// <summary>The callback on this computer that the browser is redirected to; null without a callback.</summary>
    public Uri? Callback { get; init; }

    /// <summary>Whether the connection signs with OAuth.</summary>
    public bool UsesOAuth { get; init; }

    /// <summary>How long the cmdlet waits for the person.</summary>
    public TimeSpan TimeLimit { get; init; }

    /// <summary>How calls are sent.</summary>
    public required CallOptions Calls { get; init; }

    /// <summary>Where to save the connection; null to save nothing.</summary>
    public ProfileTarget? SaveAs { get; init; }
}
