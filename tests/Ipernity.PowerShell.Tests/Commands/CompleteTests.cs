using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Hosting;

namespace Ipernity.PowerShell.Tests.Commands;

public sealed class CompleteTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.CompleteIpernityAuthCommand";

    [Fact]
    public void Nothing_pending_is_an_error()
    {
        using var shell = new Shell();
        Assert.Equal("NoPendingAuthorization" + Id, shell.Run("Complete-IpernityAuth").ErrorId);
    }

    [Fact]
    public async Task Completing_too_early_is_an_error_and_works_later()
    {
        await using var session = await SandboxSession.StartAsync();
        var frob = session.Shell.Run($"(Connect-Ipernity {session.Application} -NoBrowser).Frob").As<string>();
        var early = session.Shell.Run("Complete-IpernityAuth");
        Assert.Equal("FrobNotAuthorized" + Id, early.ErrorId);
        Assert.Equal(frob, early.Error.TargetObject);

        session.Sandbox.Authorize(frob);
        session.Shell.Run("Complete-IpernityAuth").AssertNoErrors();
    }

    [Fact]
    public async Task A_refusal_is_an_error()
    {
        await using var session = await SandboxSession.StartAsync();
        session.Sandbox.Deny(session.Shell.Run($"(Connect-Ipernity {session.Application} -NoBrowser).Frob").As<string>());
        Assert.Equal("FrobNotAuthorized" + Id, session.Shell.Run("Complete-IpernityAuth").ErrorId);
    }

    [Fact]
    public async Task An_expired_frob_is_an_error()
    {
        await using var session = await SandboxSession.StartAsync(new SandboxOptions { FrobLifetime = TimeSpan.FromMilliseconds(1) });
        session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser").AssertNoErrors();
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Equal("FrobNotAuthorized" + Id, session.Shell.Run("Complete-IpernityAuth").ErrorId);
    }

    [Fact]
    public async Task A_frob_works_once()
    {
        await using var session = await SandboxSession.StartAsync();
        var frob = session.Shell.Run($"($pending = Connect-Ipernity {session.Application} -NoBrowser).Frob").As<string>();
        session.Sandbox.Authorize(frob);
        session.Shell.Run("Complete-IpernityAuth").AssertNoErrors();
        Assert.Equal("FrobNotAuthorized" + Id, session.Shell.Run("$pending | Complete-IpernityAuth").ErrorId);
    }

    [Fact]
    public async Task The_authorization_can_be_piped_from_another_runspace()
    {
        await using var session = await SandboxSession.StartAsync();
        using var other = session.OpenShell();
        session.Sandbox.Authorize(session.Shell.Run($"($pending = Connect-Ipernity {session.Application} -NoBrowser).Frob").As<string>());
        other["given"] = session.Shell.Run("$pending").As<object>();
        Assert.Equal(session.Sandbox.Members.Demo.UserName, other.Run("$given | Complete-IpernityAuth").Single.UserName);
        Assert.Single(other.Run("Get-IpernityConnection").Output);
    }

    [Fact]
    public async Task One_authorization_that_fails_does_not_end_the_others()
    {
        await using var session = await SandboxSession.StartAsync();
        session.Shell.Run($"$first = Connect-Ipernity {session.Application} -NoBrowser").AssertNoErrors();
        session.Sandbox.Authorize(session.Shell.Run($"($second = Connect-Ipernity {session.Application} -NoBrowser).Frob").As<string>());
        var result = session.Shell.Run("$first, $second | Complete-IpernityAuth");
        Assert.Equal("FrobNotAuthorized" + Id, result.ErrorId);
        Assert.Single(result.Output);
    }

    [Fact]
    public async Task A_frob_is_exchanged_with_the_given_application()
    {
        await using var session = await SandboxSession.StartAsync();
        var frob = session.Shell.Run($"Get-IpernityFrob {session.Application}").As<string>();
        session.Sandbox.Authorize(frob);
        Assert.Equal(
            session.Sandbox.Members.Demo.UserName,
            session.Shell.Run($"Complete-IpernityAuth -Frob {frob} {session.Application}").Single.UserName);
    }

    [Fact]
    public async Task A_frob_alone_is_exchanged_with_the_pending_application()
    {
        await using var session = await SandboxSession.StartAsync();
        var frob = session.Shell.Run($"(Connect-Ipernity {session.Application} -NoBrowser).Frob").As<string>();
        session.Sandbox.Authorize(frob);
        session.Shell.Run($"Complete-IpernityAuth -Frob {frob}").AssertNoErrors();
    }

    [Fact]
    public async Task A_frob_is_exchanged_with_the_application_of_a_connection()
    {
        await using var session = await SandboxSession.ConnectAsync();
        var frob = session.Shell.Run("Get-IpernityFrob -Connection $connection").As<string>();
        session.Sandbox.Authorize(frob);
        session.Shell.Run(
            $"$second = Complete-IpernityAuth -Frob {frob} -Connection $connection; Disconnect-Ipernity " +
            "-Connection $second").AssertNoErrors();
        Assert.Equal("hello world!", session.Shell.Run("(Invoke-IpernityApi test.hello -Connection $connection).hello").As<string>());
    }

    [Fact]
    public async Task After_completion_nothing_is_pending()
    {
        await using var session = await SandboxSession.StartAsync();
        session.Sandbox.Authorize(session.Shell.Run($"(Connect-Ipernity {session.Application} -NoBrowser).Frob").As<string>());
        session.Shell.Run("Complete-IpernityAuth").AssertNoErrors();
        Assert.Equal("NoPendingAuthorization" + Id, session.Shell.Run("Complete-IpernityAuth").ErrorId);
    }
}
