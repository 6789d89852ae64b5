using System.Diagnostics;
using System.Management.Automation;
using Ipernity.Auth.Tests.Support;
using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Faults;

namespace Ipernity.PowerShell.Tests.Pipeline;

/// <summary>Ctrl+C ends each wait of the cmdlets within a second.</summary>
public sealed class StopTests
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("Invoke-IpernityApi test.hello -ApiKey k -ApiSecret s -Server $server")]
    [InlineData("Get-IpernityFrob -ApiKey k -ApiSecret s -Server $server")]
    [InlineData("Connect-Ipernity -ApiKey k -ApiSecret s -Server $server -NoBrowser")]
    [InlineData("Connect-Ipernity -ApiKey k -ApiSecret s -Server $server -Token t")]
    [InlineData("Complete-IpernityAuth -Frob f -ApiKey k -ApiSecret s -Server $server")]
    [InlineData("Test-IpernityToken -Token t -ApiKey k -ApiSecret s -Server $server")]
    public async Task A_call_that_hangs(string script)
    {
        await using var server = new RawServer((_, _, stop) => Task.Delay(Timeout.Infinite, stop));
        using var shell = new Shell();
        shell["server"] = server.Address;
        using var pipeline = shell.Create(script);
        pipeline.BeginInvoke();
        await Until(() => server.Requests.Count > 0);
        AssertStops(pipeline);
    }

    [Theory]
    [InlineData("'1', '2', '3' | Get-IpernityDocument -Connection $connection")]
    [InlineData("Get-IpernityDocument -Connection $connection")]
    [InlineData("Get-IpernityDocument -Connection $connection -Include Tags")]
    [InlineData("'1', '2' | Set-IpernityDocument -Connection $connection -Title x")]
    [InlineData("'1', '2' | Remove-IpernityDocument -Connection $connection -Confirm:$false")]
    [InlineData("'1', '2' | ForEach-Object { @{ doc_id = $_ } } | Invoke-IpernityApi doc.get -Connection $connection")]
    public async Task Calls_of_documents_that_hang(string script)
    {
        await using var session = await SandboxSession.ConnectAsync("doc=delete");
        session.Sandbox.AddFault(Fault.Parse("hang:always"));
        using var pipeline = session.Shell.Create(script);
        pipeline.BeginInvoke();
        await Until(() => session.Sandbox.ReceivedCalls.Any(call => call.Method.StartsWith("doc.", StringComparison.Ordinal)));
        AssertStops(pipeline);
    }

    [Theory]
    [InlineData("album.getList", "Get-IpernityAlbum")]
    [InlineData("album.get", "1..100 | Get-IpernityAlbum")]
    [InlineData("album.getList", "Set-IpernityAlbum Nord -Title North")]
    [InlineData("album.edit", "Set-IpernityAlbum Nord -Title North")]
    [InlineData("album.docs.add", "New-IpernityAlbum Paris 47200002")]
    [InlineData("album.docs.add", "47200002 | Add-IpernityAlbumDocument Nord")]
    [InlineData("album.docs.remove", "Remove-IpernityAlbumDocument Nord 47200002")]
    [InlineData("account.getQuota", "Get-IpernityAccount")]
    public async Task A_cmdlet_for_albums(string method, string script)
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        session.Sandbox.AddFault(new Fault(FaultKind.Hang) { Method = method, Count = Fault.Always });
        using var pipeline = session.Shell.Create(script);
        pipeline.BeginInvoke();
        await Until(() => session.Sandbox.ReceivedCalls.Any(call => call.Method == method));
        AssertStops(pipeline);
    }

    [Fact]
    public async Task A_wait_for_the_authorization()
    {
        await using var session = await SandboxSession.StartAsync();
        using var pipeline = session.Shell.Create($"Connect-Ipernity {session.Application} -NoBrowser -Wait");
        pipeline.BeginInvoke();
        await Until(() => pipeline.Streams.Progress.Count > 0);
        AssertStops(pipeline);
        Assert.Equal(ProgressRecordType.Completed, pipeline.Streams.Progress[^1].RecordType);
    }

    [Fact]
    public async Task The_session_works_after_a_call_was_stopped()
    {
        await using var session = await SandboxSession.ConnectAsync();
        await using var server = new RawServer((_, _, stop) => Task.Delay(Timeout.Infinite, stop));
        using (var pipeline = session.Shell.Create($"Invoke-IpernityApi test.hello -ApiKey k -ApiSecret s -Server {server.Address}"))
        {
            pipeline.BeginInvoke();
            await Until(() => server.Requests.Count > 0);
            AssertStops(pipeline);
        }

        Assert.Equal("hello world!", session.Shell.Run("(Invoke-IpernityApi test.hello).hello").As<string>());
    }

    private static void AssertStops(System.Management.Automation.PowerShell pipeline)
    {
        var watch = Stopwatch.StartNew();
        pipeline.Stop();
        Assert.True(watch.Elapsed < AtOnce, $"It took {watch.Elapsed}.");
        Assert.Equal(PSInvocationState.Stopped, pipeline.InvocationStateInfo.State);
        Assert.Empty(pipeline.Streams.Error);
    }

    private static async Task Until(Func<bool> condition)
    {
        for (var i = 0; i < 200; i++)
        {
            if (condition())
                return;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Fail("The condition did not come true in time.");
    }
}
