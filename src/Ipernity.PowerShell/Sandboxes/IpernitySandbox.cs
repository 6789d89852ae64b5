using Ipernity.Auth;
using Ipernity.PowerShell.Secrets;

namespace Ipernity.PowerShell.Sandboxes;

/// <summary>
/// A sandbox that Start-IpernitySandbox has started, with everything that is needed to connect to it. Several runspaces can use it at
/// the same time. It ends with the runspace that started it.
/// </summary>
public sealed class IpernitySandbox
{
    private readonly SandboxProcess _process;
    private readonly SandboxGreeting _greeting;

    internal IpernitySandbox(SandboxProcess process, SandboxGreeting greeting, bool autoApprove)
    {
        _process = process;
        _greeting = greeting;
        AutoApprove = autoApprove;
        ApiSecret = SecureText.Protect(greeting.ApiSecret);
    }

    /// <summary>The address. The API is under <c>api/</c>.</summary>
    public Uri Server => _greeting.Server;

    /// <summary>The address for HTTPS; null if the sandbox has none.</summary>
    public Uri? HttpsServer => _greeting.HttpsServer;

    /// <summary>The port on this computer.</summary>
    public int Port => Server.Port;

    /// <summary>The API key of the application that the sandbox knows.</summary>
    public string ApiKey => _greeting.ApiKey;

    /// <summary>The API secret of the application. Like everything in a sandbox, it is invented.</summary>
    public SecureString ApiSecret { get; }

    /// <summary>The member who is signed in on the sandbox's pages.</summary>
    public string UserName => _greeting.UserName;

    /// <summary>Whether the sandbox allows every authorization at once.</summary>
    public bool AutoApprove { get; }

    /// <summary>The identifier of the process.</summary>
    public int ProcessId => _greeting.ProcessId;

    /// <summary>The time of the start.</summary>
    public DateTimeOffset StartedAt { get; } = DateTimeOffset.Now;

    /// <summary>Whether the sandbox is running.</summary>
    public bool IsRunning => _process.IsRunning;

    /// <summary>The member and the address.</summary>
    /// <returns>The name of the member who is signed in, and the address.</returns>
    public override string ToString() => $"{UserName} at {Server}";

    internal IpernityApplication Application => new(ApiKey, _greeting.ApiSecret);

    /// <summary>Asks the sandbox to stop, without waiting.</summary>
    internal void Release() => _process.Release();

    /// <summary>Stops the sandbox and waits until it has ended.</summary>
    internal void Stop() => _process.Stop();
}
