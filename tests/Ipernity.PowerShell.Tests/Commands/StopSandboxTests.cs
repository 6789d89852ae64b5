using System.Diagnostics;
using System.Management.Automation;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Commands;

/// <summary>Stop-IpernitySandbox and the other ways in which a sandbox ends.</summary>
public sealed class StopSandboxTests
{
    [Fact]
    public async Task It_stops_only_the_piped_sandboxes()
    {
        using var shell = new Shell();
        shell.Run("$a, $b, $c = 1..3 | ForEach-Object { Start-IpernitySandbox -Documents 1 }").AssertNoErrors();
        var ended = shell.Run("$a.ProcessId").As<int>();

        shell.Run("$a, $b | Stop-IpernitySandbox").AssertNoErrors();

        Assert.Equal(
            [false, false, true], shell.Run("$a.IsRunning; $b.IsRunning; $c.IsRunning").Output.Select(runs => (bool)runs.BaseObject));
        Assert.True(await Processes.EndsAsync(ended));
    }

    [Fact]
    public void Without_input_it_stops_only_the_sandboxes_of_the_session()
    {
        using var other = new Shell();
        other.Run("$s = Start-IpernitySandbox -Documents 1").AssertNoErrors();
        using var shell = new Shell();
        shell.Run("$a, $b = (Start-IpernitySandbox -Documents 1), (Start-IpernitySandbox -Documents 1)").AssertNoErrors();

        shell.Run("Stop-IpernitySandbox").AssertNoErrors();

        Assert.False(shell.Run("$a.IsRunning -or $b.IsRunning").As<bool>());
        Assert.True(other.Run("$s.IsRunning").As<bool>());
    }

    [Fact]
    public void A_stopped_sandbox_is_no_error()
    {
        using var shell = new Shell();
        var result = shell.Run(
            "$s = Start-IpernitySandbox -Documents 1; Stop-IpernitySandbox $s; Stop-IpernitySandbox $s").AssertNoErrors();
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void Without_a_sandbox_it_warns()
    {
        using var shell = new Shell();
        Assert.Contains(
            "No sandbox of this session is running.",
            Assert.Single(shell.Run("Stop-IpernitySandbox").AssertNoErrors().Warnings),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Stop-IpernitySandbox -WhatIf")]
    [InlineData("$s | Stop-IpernitySandbox -WhatIf")]
    public void WhatIf_stops_nothing(string script)
    {
        using var shell = new Shell();
        shell.Run("$s = Start-IpernitySandbox -Documents 1").AssertNoErrors();

        shell.Run(script).AssertNoErrors();

        Assert.True(shell.Run("$s.IsRunning").As<bool>());
        Assert.Contains(shell.Run("\"$s\"").As<string>(), shell.Host.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hanging_call_does_not_delay_the_stop()
    {
        using var shell = new Shell();
        shell.Run("$s = Start-IpernitySandbox -Documents 1 -Fault hang").AssertNoErrors();
        using var http = new HttpClient();
        var hanging = http.GetAsync(
            new Uri(shell.Run("\"$($s.Server)api/test.hello?api_key=$($s.ApiKey)\"").As<string>()), TestContext.Current.CancellationToken);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.False(hanging.IsCompleted);

        shell.Run("Stop-IpernitySandbox $s").AssertNoErrors();

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => hanging);
    }

    [Fact]
    public async Task A_sandbox_ends_when_its_runspace_is_closed()
    {
        int process;
        using (var shell = new Shell())
            process = shell.Run("(Start-IpernitySandbox -Documents 1).ProcessId").As<int>();
        Assert.True(await Processes.EndsAsync(process));
    }

    [Fact]
    public void A_sandbox_ends_when_the_module_is_removed()
    {
        using var shell = new Shell();
        shell.Run("$s = Start-IpernitySandbox -Documents 1; Remove-Module Ipernity").AssertNoErrors();
        Assert.False(shell.Run("$s.IsRunning").As<bool>());
    }

    [Fact]
    public void A_killed_sandbox_is_no_longer_running()
    {
        using var shell = new Shell();
        using var process = Process.GetProcessById(shell.Run("($s = Start-IpernitySandbox -Documents 1).ProcessId").As<int>());
        process.Kill();
        process.WaitForExit();
        Assert.False(shell.Run("$s.IsRunning").As<bool>());
        Assert.Single(shell.Run("Stop-IpernitySandbox").Warnings);
    }

    [Theory]
    [InlineData("Stop-IpernitySandbox $copy")]
    [InlineData("Connect-Ipernity -Sandbox $copy")]
    public void A_deserialized_sandbox_is_refused_with_advice(string script)
    {
        using var shell = new Shell();
        shell["copy"] = PSSerializer.Deserialize(PSSerializer.Serialize(shell.Run("Start-IpernitySandbox -Documents 1").Output[0]));
        var error = shell.Run($"try {{ {script} }} catch {{ $_ }}").As<ErrorRecord>();
        Assert.StartsWith("ParameterArgumentTransformationError,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-Server", error.Exception.Message, StringComparison.Ordinal);
    }
}
