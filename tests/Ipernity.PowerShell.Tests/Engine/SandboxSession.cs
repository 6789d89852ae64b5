using Ipernity.Sandbox;
using Ipernity.Sandbox.Hosting;

namespace Ipernity.PowerShell.Tests.Engine;

/// <summary>A sandbox and a shell in front of it, for one test.</summary>
internal sealed class SandboxSession : IAsyncDisposable
{
    private SandboxSession(SandboxServer sandbox, Shell shell)
    {
        Sandbox = sandbox;
        Shell = shell;
        Introduce(shell);
    }

    public SandboxServer Sandbox { get; }

    public Shell Shell { get; }

    /// <summary>The parameters of the sandbox's application.</summary>
    public string Application => $"-ApiKey {Sandbox.Options.ApiKey} -ApiSecret {Sandbox.Options.ApiSecret} -Server {Sandbox.Address}";

    public static async Task<SandboxSession> StartAsync(SandboxOptions? options = null, RecordingHost? host = null) =>
        new(await SandboxServer.StartAsync(options, TestContext.Current.CancellationToken), new Shell(host));

    /// <summary>A sandbox, and a shell connected to it as the demo user.</summary>
    public static async Task<SandboxSession> ConnectAsync(params string[] permissions)
    {
        var session = await StartAsync();
        session.Connect(session.Shell, session.Sandbox.Members.Demo.UserId, permissions);
        return session;
    }

    /// <summary>Connects a shell with a new token of a member, which it returns.</summary>
    public string Connect(Shell shell, string userId, params string[] permissions)
    {
        var token = Sandbox.IssueToken(userId, permissions);
        shell.Run($"$connection = Connect-Ipernity {Application} -Token {token}").AssertNoErrors();
        return token;
    }

    /// <summary>Another shell, like that of another runbook.</summary>
    public Shell OpenShell()
    {
        var shell = new Shell();
        Introduce(shell);
        return shell;
    }

    public async ValueTask DisposeAsync()
    {
        Shell.Dispose();
        await Sandbox.DisposeAsync();
    }

    private void Introduce(Shell shell)
    {
        shell["key"] = Sandbox.Options.ApiKey;
        shell["secret"] = Sandbox.Options.ApiSecret;
        shell["server"] = Sandbox.Address;
    }
}
