using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Commands;

/// <summary>Start-IpernitySandbox.</summary>
public sealed class StartSandboxTests
{
    [Fact]
    public async Task The_sandbox_listens_when_the_cmdlet_returns()
    {
        using var shell = new Shell();
        var sandbox = shell.Run("Start-IpernitySandbox -Documents 1").Single;
        using var http = new HttpClient();
        Assert.Contains(
            "hello world!",
            await http.GetStringAsync(
                new Uri($"{sandbox.Server}api/test.hello?api_key={sandbox.ApiKey}"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_output_has_everything_that_is_needed_to_connect()
    {
        using var shell = new Shell();
        shell.Run("$s = Start-IpernitySandbox -Documents 1 -User noor").AssertNoErrors();
        Assert.Equal(
            "noor",
            shell.Run(
                "(Invoke-IpernityApi test.echo @{ echo = $s.UserName } -ApiKey $s.ApiKey -ApiSecret $s.ApiSecret " +
                "-Server $s.Server).echo").As<string>());
        Assert.True(
            shell.Run(
                "$s.IsRunning -and $s.Port -eq $s.Server.Port -and -not $s.AutoApprove -and $s.StartedAt -le " +
                "[DateTimeOffset]::Now").As<bool>());
        Assert.True(Processes.Runs(shell.Run("$s.ProcessId").As<int>()));
    }

    [Fact]
    public void Documents_sets_the_number_of_documents()
    {
        using var shell = new Shell();
        shell.Run("Start-IpernitySandbox -AutoApprove -Documents 7 | Connect-Ipernity -Wait").AssertNoErrors();
        Assert.Equal("7", shell.Run("(Invoke-IpernityApi doc.getList).docs.total").As<string>());
    }

    [Fact]
    public void Faults_hit_the_next_calls()
    {
        using var shell = new Shell();
        shell.Run(
            "Start-IpernitySandbox -AutoApprove -Documents 1 -Fault api-error=113:1:test.hello, " +
            "'api-error=501:1:test.echo' | Connect-Ipernity -Wait").AssertNoErrors();
        Assert.StartsWith(
            "RateLimited,", shell.Run("Invoke-IpernityApi test.hello -MaximumRetryCount 0").ErrorId, StringComparison.Ordinal);
        shell.Run("Invoke-IpernityApi test.hello -MaximumRetryCount 0").AssertNoErrors();
        Assert.Single(shell.Run("Invoke-IpernityApi test.echo @{ echo = 1 } -MaximumRetryCount 0").Errors);
    }

    [Fact]
    public void Sandboxes_run_side_by_side()
    {
        using var shell = new Shell();
        shell.Run("$a, $b = (Start-IpernitySandbox -Documents 1), (Start-IpernitySandbox -Documents 1)").AssertNoErrors();
        Assert.True(shell.Run("$a.IsRunning -and $b.IsRunning -and $a.Port -ne $b.Port").As<bool>());
    }

    [Fact]
    public void The_port_can_be_chosen()
    {
        using var shell = new Shell();
        var port = shell.Run("($s = Start-IpernitySandbox -Documents 1).Port; Stop-IpernitySandbox $s").As<int>();
        Assert.Equal(port, shell.Run($"(Start-IpernitySandbox {port} -Documents 1).Port").As<int>());
    }

    [Fact]
    public void A_port_in_use_is_an_error()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using var shell = new Shell();
        var error = RunToError(shell, $"Start-IpernitySandbox -Port {port}");
        Assert.Equal("SandboxPortUnavailable,Ipernity.PowerShell.Commands.StartIpernitySandboxCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ResourceUnavailable, error.CategoryInfo.Category);
        Assert.Equal(port, error.TargetObject);
        Assert.Contains(port.ToString(CultureInfo.InvariantCulture), error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("--port", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Fault hang=5", "hang=5", "'hang' takes no value")]
    [InlineData("-Fault reset, nonsense", "reset, nonsense", "There is no fault 'nonsense'")]
    [InlineData("-User nobody", "nobody", "there is no member 'nobody', only ada")]
    public void An_argument_that_the_sandbox_rejects_is_an_error(string arguments, string target, string words)
    {
        using var shell = new Shell();
        var error = RunToError(shell, $"Start-IpernitySandbox {arguments}");
        Assert.Equal("SandboxArgumentInvalid,Ipernity.PowerShell.Commands.StartIpernitySandboxCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Equal(target, error.TargetObject);
        Assert.Contains(words, error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("\"quoted\"")]
    [InlineData("back\\slash\\")]
    [InlineData("\\\"")]
    [InlineData("\\\\\" --documents=x")]
    [InlineData("a\tb")]
    [InlineData("--help")]
    [InlineData("é 日本")]
    public void Values_arrive_unchanged(string value)
    {
        using var shell = new Shell();
        shell["value"] = value;
        Assert.Contains(
            $"no member '{value}',", RunToError(shell, "Start-IpernitySandbox -User $value").Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Port 65536")]
    [InlineData("-Port -1")]
    [InlineData("-Documents 200001")]
    [InlineData("-User ''")]
    [InlineData("-Fault ''")]
    public void Values_out_of_range_are_rejected_by_the_binding(string arguments)
    {
        using var shell = new Shell();
        Assert.Equal(
            "ParameterArgumentValidationError,Ipernity.PowerShell.Commands.StartIpernitySandboxCommand",
            RunToError(shell, $"Start-IpernitySandbox {arguments}").FullyQualifiedErrorId);
    }

    [Fact]
    public void WhatIf_starts_nothing()
    {
        using var shell = new Shell();
        Assert.Empty(shell.Run("Start-IpernitySandbox -WhatIf").AssertNoErrors().Output);
        Assert.Contains("Start a sandbox", shell.Host.Shown, StringComparison.Ordinal);
        Assert.Single(shell.Run("Stop-IpernitySandbox").Warnings);
    }

    [Fact]
    public void The_table_view_shows_no_secret()
    {
        using var shell = new Shell();
        shell.Run("$s = Start-IpernitySandbox -Documents 1 -AutoApprove").AssertNoErrors();
        var secret = shell.Run("[Net.NetworkCredential]::new('', $s.ApiSecret).Password").As<string>();
        var shown = shell.Show("$s; $s | Format-List; \"$s\"; $s | ConvertTo-Json; $s | Out-String -Width 200");
        Assert.Matches(@"Server\s+UserName\s+AutoApprove\s+ProcessId\s+IsRunning", shown);
        Assert.Matches(@"http://127\.0\.0\.1:\d+/\s+ada\s+True\s+\d+\s+True", shown);
        Assert.DoesNotContain(secret, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_is_stopped_leaves_no_process()
    {
        using var dotnet = FakeDotnet.Create("echo $$ > started; exec sleep 600");
        using var shell = new Shell();
        using var pipeline = shell.Create("Start-IpernitySandbox");
        pipeline.BeginInvoke();
        var process = int.Parse(await dotnet.ReadAsync("started"), CultureInfo.InvariantCulture);

        pipeline.Stop();

        Assert.Equal(PSInvocationState.Stopped, pipeline.InvocationStateInfo.State);
        Assert.Empty(pipeline.Streams.Error);
        Assert.True(await Processes.EndsAsync(process));
    }

    [Fact]
    public void A_missing_folder_for_temporary_files_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows takes the folder from another variable.");
        using var environment = new EnvironmentScope { ["TMPDIR"] = "/no/such/folder" };
        using var shell = new Shell();
        var error = RunToError(shell, "Start-IpernitySandbox");
        Assert.Equal("SandboxStartFailed,Ipernity.PowerShell.Commands.StartIpernitySandboxCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal("The folder for temporary files does not exist: /no/such/folder/", error.Exception.Message);
        Assert.Contains("TMPDIR", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_process_does_not_inherit_the_secrets_of_the_environment()
    {
        using var environment = new EnvironmentScope
        {
            ["IPERNITY_API_KEY"] = "the key",
            ["IPERNITY_API_SECRET"] = "the secret",
            ["IPERNITY_TOKEN"] = "the token",
        };
        using var dotnet = FakeDotnet.Create("env > all; mv all inherited; exit 7");
        using var shell = new Shell();
        RunToError(shell, "Start-IpernitySandbox");
        var inherited = await dotnet.ReadAsync("inherited");
        Assert.Contains("PATH=", inherited, StringComparison.Ordinal);
        Assert.DoesNotContain("the secret", inherited, StringComparison.Ordinal);
        Assert.DoesNotContain("the token", inherited, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 150")]
    [InlineData("exit 131")]
    public void A_dotnet_without_the_runtime_is_skipped(string script)
    {
        using var dotnet = FakeDotnet.Create(script);
        using var shell = new Shell();
        Assert.True(shell.Run("(Start-IpernitySandbox -Documents 1).IsRunning").As<bool>());
    }

    [Fact]
    public void A_dotnet_that_does_not_start_is_skipped()
    {
        using var dotnet = FakeDotnet.Create("");
        File.WriteAllText(dotnet.Program + ".none", "");
        File.Move(dotnet.Program + ".none", dotnet.Program, overwrite: true);
        using var shell = new Shell();
        Assert.True(shell.Run("(Start-IpernitySandbox -Documents 1).IsRunning").As<bool>());
    }

    [Theory]
    [InlineData("echo 'no memory' >&2; exit 7", "The sandbox ended with exit code 7 before it listened. no memory")]
    [InlineData("exit 7", "The sandbox ended with exit code 7 before it listened.")]
    public void A_sandbox_that_ends_is_an_error_with_its_message(string script, string message)
    {
        using var dotnet = FakeDotnet.Create(script);
        using var shell = new Shell();
        var error = RunToError(shell, "Start-IpernitySandbox");
        Assert.Equal("SandboxStartFailed,Ipernity.PowerShell.Commands.StartIpernitySandboxCommand", error.FullyQualifiedErrorId);
        Assert.Equal(message, error.Exception.Message);
    }

    [Fact]
    public void A_program_that_is_not_dotnet_is_named()
    {
        using var dotnet = FakeDotnet.Create("echo Welcome; exec sleep 600");
        using var shell = new Shell();
        var error = RunToError(shell, "Start-IpernitySandbox");
        Assert.Equal("SandboxStartFailed,Ipernity.PowerShell.Commands.StartIpernitySandboxCommand", error.FullyQualifiedErrorId);
        Assert.StartsWith(dotnet.Program, error.Exception.Message, StringComparison.Ordinal);
    }

    private static ErrorRecord RunToError(Shell shell, string script) => shell.Run($"try {{ {script} }} catch {{ $_ }}").As<ErrorRecord>();
}
