using Ipernity.Auth.Tests.Support;

namespace Ipernity.PowerShell.Tests.Engine;

/// <summary>A shell with a variable <c>$answer</c> that holds the objects of an answer.</summary>
internal sealed class AnswerShell : IAsyncDisposable
{
    private readonly RawServer _server;

    private AnswerShell(RawServer server, RecordingHost? host)
    {
        _server = server;
        Shell = new Shell(host);
        Called = Shell.Run($"$answer = Invoke-IpernityApi test.hello -ApiKey k -ApiSecret s -Server {server.Address}");
    }

    public Shell Shell { get; }

    /// <summary>The result of the call.</summary>
    public ShellResult Called { get; }

    /// <param name="payload">The members of the answer besides its status.</param>
    /// <param name="host">The host of the shell.</param>
    public static AnswerShell Reading(string payload, RecordingHost? host = null)
    {
        var shell = Answering(payload, host);
        shell.Called.AssertNoErrors();
        return shell;
    }

    /// <inheritdoc cref="Reading"/>
    public static AnswerShell Answering(string payload, RecordingHost? host = null) =>
        new(
            RawServer.Answering($$"""{ {{payload}}{{(payload.Length > 0 ? "," : "")}} "api": { "status": "ok", "at": "1300000000" } }"""),
            host);

    public ShellResult Run(string script) => Shell.Run(script);

    /// <summary>The text of each object of a script's output.</summary>
    public IReadOnlyList<string> Texts(string script) =>
        [.. Shell.Run(script).AssertNoErrors().Output.Select(item => item?.ToString() ?? "")];

    public async ValueTask DisposeAsync()
    {
        Shell.Dispose();
        await _server.DisposeAsync();
    }
}
