using System.Diagnostics;
using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Faults;

namespace Ipernity.PowerShell.Tests.Albums;

/// <summary>The cmdlets for albums make the calls that are needed, and no others.</summary>
public sealed class AlbumCallTests
{
    [Fact]
    public async Task Albums_from_the_pipeline_are_read_several_at_a_time_and_returned_in_order()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=read");
        session.Sandbox.AddFault(
            new Fault(FaultKind.Delay) { Method = "album.get", Delay = TimeSpan.FromMilliseconds(300), Count = Fault.Always });
        var ids = session.Shell.Run("$ids = (Get-IpernityAlbum).Id; $ids").AssertNoErrors().Output.Select(id => id.ToString()).ToArray();

        var running = Stopwatch.StartNew();
        var albums = session.Shell.Run("$ids | Get-IpernityAlbum").AssertNoErrors().Output;
        Assert.Equal(ids, albums.Select(album => (string)((dynamic)album).Id));
        Assert.InRange(running.Elapsed.TotalSeconds, 0, ids.Length * 0.3 * 0.6);
    }

    [Theory]
    [InlineData("Set-IpernityAlbum Nord -Title North", "album.getList album.edit")]
    [InlineData("$album | Set-IpernityAlbum -Title North", "album.edit")]
    [InlineData("$album | Set-IpernityAlbum -Description d", "album.edit")]
    [InlineData("$album | Set-IpernityAlbum -Title North -CommentPermission Owner", "album.edit album.setPerms")]
    [InlineData("$album | Set-IpernityAlbum -Document $documents", "album.docs.setList")]
    [InlineData("$album | Set-IpernityAlbum -Title North -PassThru", "album.edit album.get")]
    [InlineData("$album | Set-IpernityAlbum -Title North -WhatIf", "")]
    [InlineData("$album | Set-IpernityAlbum -Description d -WhatIf", "album.get")]
    [InlineData("$album | Remove-IpernityAlbum -Confirm:$false", "album.delete")]
    [InlineData("Nord, Macro | ForEach-Object { $_ } | Set-IpernityAlbum -Title North", "album.getList album.edit album.edit")]
    [InlineData("$documents | Add-IpernityAlbumDocument Nord", "album.getList album.docs.add")]
    [InlineData("$documents | Remove-IpernityAlbumDocument Nord -Force -ErrorAction Ignore", "album.getList album.docs.remove")]
    [InlineData("New-IpernityAlbum Paris", "album.create")]
    [InlineData("$documents | New-IpernityAlbum Paris", "album.create album.docs.add album.get")]
    public async Task A_cmdlet_makes_as_few_calls_as_possible(string script, string methods)
    {
        await using var session = await SandboxSession.ConnectAsync("doc=delete");
        session.Shell.Run("$album = Get-IpernityAlbum Nord; $documents = Get-IpernityDocument -First 3").AssertNoErrors();
        var before = session.Sandbox.ReceivedCalls.Count;
        session.Shell.Run(script.Replace("Nord, Macro |", "'Nord', 'Macro' |", StringComparison.Ordinal)).AssertNoErrors();
        Assert.Equal(methods, string.Join(' ', session.Sandbox.ReceivedCalls.Skip(before).Select(call => call.Method)));
    }

    [Fact]
    public async Task Many_documents_are_added_20_at_a_time_while_they_come()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        session.Shell.Run("Get-IpernityDocument -First 45 | New-IpernityAlbum Paris | Out-Null").AssertNoErrors();
        session.Shell.Run("Get-IpernityDocument -First 45 | Add-IpernityAlbumDocument Nord").AssertNoErrors();
        Assert.Equal(
            [20, 20, 5, 20, 20, 5],
            session.Sandbox.ReceivedCalls.Where(call => call.Method == "album.docs.add")
                .Select(call => call.Parameters["doc_id"].Split(',').Length));
    }

    [Fact]
    public async Task Changes_are_made_one_at_a_time_and_several_at_a_time_with_a_limit()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        session.Sandbox.AddFault(
            new Fault(FaultKind.Delay) { Method = "album.edit", Delay = TimeSpan.FromMilliseconds(200), Count = Fault.Always });
        session.Shell.Run("$albums = Get-IpernityAlbum -First 8").AssertNoErrors();
        double Seconds(string script)
        {
            var running = Stopwatch.StartNew();
            session.Shell.Run(script).AssertNoErrors();
            return running.Elapsed.TotalSeconds;
        }

        Assert.InRange(Seconds("$albums | Set-IpernityAlbum -Description a"), 1.6, 30);
        Assert.InRange(Seconds("$albums | Set-IpernityAlbum -Description b -ThrottleLimit 8"), 0, 1.2);
    }

    [Theory]
    [InlineData("doc=read", "New-IpernityAlbum Paris", "album.create needs the permission doc=write, but the token permits doc=read.")]
    [InlineData("doc=write", "Remove-IpernityAlbum Nord", "album.delete needs the permission doc=delete, but the token permits doc=write.")]
    [InlineData("doc=read", "Get-IpernityAccount", "account.getQuota needs the permission doc=write, but the token permits doc=read.")]
    public async Task A_missing_permission_is_named(string permission, string script, string message)
    {
        await using var session = await SandboxSession.ConnectAsync(permission);
        var caught = session.Shell.Run($"try {{ {script} }} catch {{ $_ }}").Single;
        Assert.StartsWith("PermissionDenied,", (string)caught.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(message, caught.ToString());
    }

    [Fact]
    public async Task A_list_of_albums_is_read_part_by_part()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=read");
        var shell = session.Shell;
        Assert.Equal("880011 880010", string.Join(' ', shell.Run("Get-IpernityAlbum -Skip 1 -First 2 | ForEach-Object Id").Output));
        Assert.Equal("880010 880009", string.Join(' ', shell.Run("Get-IpernityAlbum *r* -Skip 1 -First 2 | ForEach-Object Id").Output));
        Assert.Equal("Total count: 12", shell.Run("(Get-IpernityAlbum -First 1 -IncludeTotalCount)[0].ToString()").As<string>());
        Assert.Equal("Total count: 1", shell.Run("(Get-IpernityAlbum nord -IncludeTotalCount)[0].ToString()").As<string>());
        var caught = shell.Run("try { Get-IpernityAlbum -Id 1 -First 1 } catch { $_ }").Single;
        Assert.StartsWith("ParameterConflict,", (string)caught.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Albums_of_another_member_are_listed()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=read");
        session.Connect(session.Shell, session.Sandbox.Members.Guest.UserId, "doc=read");
        var other = session.Sandbox.Members.Demo.UserId;
        var owners = session.Shell.Run($"Get-IpernityAlbum -UserId {other} | ForEach-Object OwnerId").AssertNoErrors().Output;
        Assert.Equal([other], owners.Select(owner => owner.ToString()).Distinct());
        Assert.StartsWith(
            "UserNotFound,", session.Shell.Run("Get-IpernityAlbum -UserId 1").ErrorId, StringComparison.Ordinal);
    }
}
