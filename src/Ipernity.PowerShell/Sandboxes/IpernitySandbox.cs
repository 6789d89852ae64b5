using Ipernity.Auth;
using Ipernity.PowerShell.Secrets;

namespace Ipernity.PowerShell.Sandboxes;

/// <summary>
/// A local ipernity that Start-IpernitySandbox has started, with all that is needed to connect to it. It may be used from
/// several runspaces at once, and ends with the one that started it.
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

    /// <summary>The address: the API under <c>api/</c>, the pages beside it.</summary>
    public Uri Server => _greeting.Server;

    /// <summary>The port on this machine.</summary>
    public int Port => Server.Port;

    /// <summary>The key of the application that the sandbox knows.</summary>
    public string ApiKey => _greeting.ApiKey;

    /// <summary>The secret that this application signs with. It is made up, as everything in the sandbox.</summary>
    public SecureString ApiSecret { get; }

    /// <summary>The member who is signed in on the sandbox's pages.</summary>
    public string UserName => _greeting.UserName;

    /// <summary>Whether an authorization that is asked for is given at once.</summary>
    public bool AutoApprove { get; }

    /// <summary>The sandbox's process.</summary>
    public int ProcessId => _greeting.ProcessId;

    /// <summary>When the sandbox was started.</summary>
    public DateTimeOffset StartedAt { get; } = DateTimeOffset.Now;

    /// <summary>Whether the sandbox still runs.</summary>
    public bool IsRunning => _process.IsRunning;

    /// <summary>Who and where; nothing secret.</summary>
    /// <returns>The name of the member who is signed in, and the address.</returns>
    public override string ToString() => $"{UserName} at {Server}";

    internal IpernityApplication Application => new(ApiKey, _greeting.ApiSecret);

    /// <summary>Tells the sandbox to stop, without waiting for it.</summary>
    internal void Release() => _process.Release();

    /// <summary>Stops the sandbox, and returns when it has ended.</summary>
    internal void Stop() => _process.Stop();
}
