using System.Management.Automation;
using Ipernity.Auth.Tests.Support;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Session;

public sealed class SessionTests
{
    [Fact]
    public async Task The_session_shows_who_is_connected()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        var connection = session.Shell.Run("Get-IpernityConnection").Single;
        Assert.Equal(session.Sandbox.Members.Demo.UserId, connection.UserId);
        Assert.Equal(session.Sandbox.Members.Demo.UserName, connection.UserName);
        Assert.Equal(session.Sandbox.Members.Demo.RealName, connection.RealName);
        Assert.Equal("doc=write", connection.Permission.ToString());
        Assert.Equal(session.Sandbox.Options.ApiKey, connection.ApiKey);
        Assert.Equal(session.Sandbox.Address, connection.Server);
        Assert.Equal("ParametersFirst", connection.SignatureOrder.ToString());
        Assert.InRange((DateTimeOffset)connection.ConnectedAt, DateTimeOffset.Now.AddMinutes(-1), DateTimeOffset.Now);
    }

    [Fact]
    public void Without_a_session_there_is_no_connection_and_no_error()
    {
        using var shell = new Shell();
        Assert.Empty(shell.Run("Get-IpernityConnection").AssertNoErrors().Output);
    }

    [Fact]
    public async Task Two_runspaces_are_two_users_at_once()
    {
        await using var session = await SandboxSession.StartAsync();
        using var other = session.OpenShell();
        session.Connect(session.Shell, session.Sandbox.Members.Demo.UserId);
        session.Connect(other, session.Sandbox.Members.Guest.UserId);

        const string Me = "(Invoke-IpernityApi user.get).user.username";
        var mine = Task.Run(() => Enumerable.Range(0, 20).Select(_ => session.Shell.Run(Me).As<string>()).Distinct().ToArray());
        var theirs = Task.Run(() => Enumerable.Range(0, 20).Select(_ => other.Run(Me).As<string>()).Distinct().ToArray());
        Assert.Equal([session.Sandbox.Members.Demo.UserName], await mine);
        Assert.Equal([session.Sandbox.Members.Guest.UserName], await theirs);
    }

    [Fact]
    public async Task A_runspace_does_not_end_the_session_of_another()
    {
        await using var session = await SandboxSession.ConnectAsync();
        using var other = session.OpenShell();
        other.Run("Disconnect-Ipernity 3>$null; Remove-Module Ipernity").AssertNoErrors();
        Assert.Equal("hello world!", session.Shell.Run("(Invoke-IpernityApi test.hello).hello").As<string>());
    }

    [Fact]
    public async Task Remove_Module_ends_the_session()
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Shell.Run($"Remove-Module Ipernity; Import-Module '{ModuleFiles.Manifest}'").AssertNoErrors();
        Assert.Empty(session.Shell.Run("Get-IpernityConnection").Output);
    }

    [Fact]
    public async Task A_second_import_changes_nothing()
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Shell.Run($"Import-Module '{ModuleFiles.Manifest}'").AssertNoErrors();
        Assert.Single(session.Shell.Run("Get-IpernityConnection").Output);
    }

    [Fact]
    public async Task A_forced_import_starts_a_new_session()
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Shell.Run($"Import-Module '{ModuleFiles.Manifest}' -Force").AssertNoErrors();
        Assert.Empty(session.Shell.Run("Get-IpernityConnection").AssertNoErrors().Output);
    }

    [Fact]
    public async Task A_connection_works_in_another_runspace()
    {
        await using var session = await SandboxSession.ConnectAsync();
        using var other = session.OpenShell();
        other["given"] = session.Shell.Run("$connection").As<object>();
        Assert.Equal(
            session.Sandbox.Members.Demo.UserName,
            other.Run("(Invoke-IpernityApi user.get -Connection $given).user.username").As<string>());
        Assert.Empty(other.Run("Get-IpernityConnection").Output);
    }

    [Theory]
    [InlineData("Invoke-IpernityApi test.hello -Connection $copy")]
    [InlineData("Disconnect-Ipernity -Connection $copy")]
    [InlineData("Complete-IpernityAuth -Frob f -Connection $copy")]
    public async Task A_deserialized_connection_is_refused_with_advice(string script)
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Shell["copy"] = PSSerializer.Deserialize(PSSerializer.Serialize(session.Shell.Run("$connection").Output[0]));
        Assert.Contains("Connect-Ipernity -Token", session.Shell.Run(script).Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replaced_connection_still_works()
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Shell.Run("$first = $connection");
        session.Connect(session.Shell, session.Sandbox.Members.Guest.UserId);
        Assert.Equal(
            session.Sandbox.Members.Demo.UserName,
            session.Shell.Run("(Invoke-IpernityApi user.get -Connection $first).user.username").As<string>());
    }

    [Fact]
    public async Task A_failed_sign_in_keeps_the_session()
    {
        await using var session = await SandboxSession.ConnectAsync();
        var failed = session.Shell.Run($"Connect-Ipernity {session.Application} -Token no-such-token");
        Assert.Equal("TokenInvalid,Ipernity.PowerShell.Commands.ConnectIpernityCommand", failed.ErrorId);
        Assert.Equal("hello world!", session.Shell.Run("(Invoke-IpernityApi test.hello).hello").As<string>());
    }

    [Fact]
    public async Task A_pending_authorization_keeps_the_session()
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser").AssertNoErrors();
        Assert.Single(session.Shell.Run("Get-IpernityConnection").Output);
    }

    [Fact]
    public async Task Disconnecting_ends_the_session()
    {
        await using var session = await SandboxSession.ConnectAsync();
        Assert.Empty(session.Shell.Run("Disconnect-Ipernity").AssertNoErrors().Output);
        Assert.Equal(
            "NotConnected,Ipernity.PowerShell.Commands.InvokeIpernityApiCommand",
            session.Shell.Run("Invoke-IpernityApi test.hello").ErrorId);
    }

    [Fact]
    public void Disconnecting_without_a_connection_is_a_warning()
    {
        using var shell = new Shell();
        var result = shell.Run("Disconnect-Ipernity").AssertNoErrors();
        Assert.Contains("There is no connection to close.", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disconnecting_ends_a_pending_authorization()
    {
        await using var session = await SandboxSession.StartAsync();
        session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser").AssertNoErrors();
        Assert.Empty(session.Shell.Run("Disconnect-Ipernity").AssertNoErrors().Warnings);
        Assert.Equal(
            "NoPendingAuthorization,Ipernity.PowerShell.Commands.CompleteIpernityAuthCommand",
            session.Shell.Run("Complete-IpernityAuth").ErrorId);
    }

    [Fact]
    public async Task A_given_connection_is_closed_alone()
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Shell.Run("$first = $connection");
        session.Connect(session.Shell, session.Sandbox.Members.Guest.UserId);
        session.Shell.Run("$first | Disconnect-Ipernity").AssertNoErrors();

        var closed = session.Shell.Run("Invoke-IpernityApi test.hello -Connection $first");
        Assert.Equal("ConnectionClosed,Ipernity.PowerShell.Commands.InvokeIpernityApiCommand", closed.ErrorId);
        Assert.Equal(session.Sandbox.Members.Guest.UserName, session.Shell.Run("(Get-IpernityConnection).UserName").As<string>());
    }

    [Fact]
    public async Task A_call_whose_connection_is_closed_meanwhile_is_an_error()
    {
        await using var session = await SandboxSession.StartAsync();
        await using var server = new RawServer((stream, request, stop) => request.Contains("auth.checkToken", StringComparison.Ordinal)
            ? RawServer.SendAsync(
                stream, "200 OK", "", """{"auth":{"token":"t","user":{"user_id":"1"}},"api":{"status":"ok"}}"""u8.ToArray(), stop)
            : Task.Delay(Timeout.Infinite, stop));
        using var other = session.OpenShell();
        other["given"] = session.Shell.Run(
            $"($connection = Connect-Ipernity -ApiKey k -ApiSecret s -Token t -Server {server.Address})").As<object>();

        using var pipeline = session.Shell.Create("Invoke-IpernityApi test.hello");
        var calling = pipeline.BeginInvoke();
        for (var i = 0; i < 200 && server.Requests.Count < 2; i++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        other.Run("$given | Disconnect-Ipernity").AssertNoErrors();
        pipeline.EndInvoke(calling);
        Assert.Equal(
            "ConnectionClosed,Ipernity.PowerShell.Commands.InvokeIpernityApiCommand",
            Assert.Single(pipeline.Streams.Error).FullyQualifiedErrorId);
    }

    [Fact]
    public async Task A_connection_can_be_closed_twice()
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Shell.Run("$connection | Disconnect-Ipernity; $connection | Disconnect-Ipernity").AssertNoErrors();
    }
}
