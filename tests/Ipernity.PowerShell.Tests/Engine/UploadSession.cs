using System.Security.Cryptography;
using Ipernity.Sandbox;
using Ipernity.Sandbox.Hosting;

namespace Ipernity.PowerShell.Tests.Engine;

/// <summary>A shell that is connected to a sandbox, and a folder of files. It is the shell's location and its $folder.</summary>
internal sealed class UploadSession : IAsyncDisposable
{
    private readonly SandboxSession _session;

    private UploadSession(SandboxSession session)
    {
        _session = session;
        Token = session.Connect(session.Shell, session.Sandbox.Members.Demo.UserId, "doc=write");
        session.Shell["folder"] = new DirectoryInfo(Folder);
        session.Shell.Run("$ExecutionContext.SessionState.Path.SetLocation([wildcardpattern]::Escape($folder.FullName))").AssertNoErrors();
    }

    public SandboxServer Sandbox => _session.Sandbox;

    public Shell Shell => _session.Shell;

    /// <summary>The token of the connection.</summary>
    public string Token { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("ipernity-test-").FullName;

    /// <summary>Starts a session. By default, uploads are processed at once.</summary>
    public static async Task<UploadSession> StartAsync(SandboxOptions? options = null, RecordingHost? host = null) =>
        new(await SandboxSession.StartAsync(options ?? new SandboxOptions { TicketDuration = TimeSpan.Zero }, host));

    /// <summary>Writes a file of random bytes.</summary>
    /// <returns>The bytes.</returns>
    public byte[] Write(string name, int length = 100)
    {
        var bytes = RandomNumberGenerator.GetBytes(length);
        File.WriteAllBytes(PathOf(name), bytes);
        return bytes;
    }

    /// <summary>Writes some small files, named so that they sort in their order.</summary>
    public void WriteMany(int count)
    {
        for (var i = 0; i < count; i++)
            Write($"many-{i:000}.bin");
    }

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Runs a script without errors and returns the uploads.</summary>
    public SentFile[] Uploads(string script) => Uploads(Shell.Run(script).AssertNoErrors());

    public static SentFile[] Uploads(ShellResult result) => [.. result.Output.Select(SentFile.Of)];

    /// <summary>The bytes of the document that arrived.</summary>
    public byte[] Original(string? document)
    {
        using var original = Sandbox.OpenOriginal(document!);
        using var bytes = new MemoryStream();
        original.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>A document's details.</summary>
    public dynamic Details(string? document) => Shell.Run($"(Invoke-IpernityApi doc.get @{{ doc_id = {document} }}).doc").Single;

    public ReceivedCall[] Calls(string method) => [.. Sandbox.ReceivedCalls.Where(call => call.Method == method)];

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        Directory.Delete(Folder, true);
    }
}
