using System.Text.Json;
using System.Text.RegularExpressions;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.CommandLine;

/// <summary>The program as a child process.</summary>
public sealed partial class SandboxProgramTests
{
    [Fact]
    public async Task The_program_prints_its_address_and_ends_on_an_interrupt()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("A process cannot be sent an interrupt alone on Windows.");
        using var run = new ProgramRun("--port", "0", "--documents", "3");

        var address = Listening().Match(await run.ReadLineAsync()).Groups["address"].Value;

        using var http = new HttpClient();
        Assert.Contains(
            "hello world!",
            await http.GetStringAsync(
                new Uri($"{address}api/test.hello?api_key={new SandboxOptions().ApiKey}"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        await run.InterruptAsync();
        var (exitCode, output, errors) = await run.EndAsync();
        Assert.Equal(0, exitCode);
        Assert.Equal("", errors);
        Assert.Contains(new SandboxOptions().ApiSecret, output, StringComparison.Ordinal);
        Assert.Contains(
            $"Connect-Ipernity -ApiKey {new SandboxOptions().ApiKey} -ApiSecret {new SandboxOptions().ApiSecret} -Server {address}\n",
            output.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Connect_Ipernity_command_in_the_banner_matches_the_options()
    {
        using var run = new ProgramRun("--port", "0", "--api-key", "it's", "--api-secret", "123", "--signature-order", "secretFirst");
        var text = "";
        while (!text.StartsWith("Connect-Ipernity", StringComparison.Ordinal))
            text = await run.ReadLineAsync();

        Assert.StartsWith("Connect-Ipernity -ApiKey 'it''s' -ApiSecret '123' -Server http://127.0.0.1:", text, StringComparison.Ordinal);
        Assert.EndsWith("/ -SignatureOrder SecretFirst", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port", "abc", "--port 'abc' is invalid. Use 0 for any free port, or 1 to 65535.")]
    [InlineData("--user", "nobody", "SignedInUser: there is no member 'nobody', only ada, noor, marek, yuki, ines, tomasz.")]
    public async Task An_invalid_argument_is_explained_in_one_line_with_exit_code_2(string name, string value, string message)
    {
        using var run = new ProgramRun(name, value);

        Assert.Equal((2, "", message + Environment.NewLine), await run.EndAsync());
    }

    [Fact]
    public async Task A_port_in_use_is_reported_with_exit_code_1()
    {
        await using var server = await Started.SandboxAsync();
        using var run = new ProgramRun("--port", $"{server.Address.Port}");

        var (exitCode, output, errors) = await run.EndAsync();

        Assert.Equal(1, exitCode);
        Assert.Equal("", output);
        Assert.Contains($"{server.Address.Port}", errors, StringComparison.Ordinal);
        Assert.Contains("--port 0", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_parent_it_prints_JSON_and_ends_with_its_standard_input()
    {
        using var run = new ProgramRun("--port", "0", "--user", "NOOR", "--api-secret", "\"é\"", "--parent", $"{Environment.ProcessId}");

        using var greeting = JsonDocument.Parse(await run.ReadLineAsync());

        var told = greeting.RootElement;
        Assert.Equal(new SandboxOptions().ApiKey, told.GetProperty("api_key").GetString());
        Assert.Equal("\"é\"", told.GetProperty("api_secret").GetString());
        Assert.Equal("noor", told.GetProperty("user_name").GetString());
        Assert.Equal(run.Id, told.GetProperty("process_id").GetInt32());
        using var http = new HttpClient();
        Assert.Contains(
            "hello world!",
            await http.GetStringAsync(
                new Uri($"{told.GetProperty("server").GetString()}api/test.hello?api_key={new SandboxOptions().ApiKey}"),
                TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        run.CloseInput();
        Assert.Equal((0, "", ""), await run.EndAsync());
    }

    [Fact]
    public async Task It_ends_with_its_parent_even_if_its_input_stays_open()
    {
        using var parent = new ProgramRun("--port", "0");
        using var run = new ProgramRun("--port", "0", "--parent", $"{parent.Id}");
        Assert.StartsWith("{", await run.ReadLineAsync(), StringComparison.Ordinal);

        parent.Dispose();

        Assert.Equal((0, "", ""), await run.EndAsync());
    }

    [Fact]
    public async Task It_ends_at_once_if_its_parent_has_already_ended()
    {
        using var parent = new ProgramRun("--help");
        await parent.EndAsync();
        using var run = new ProgramRun("--port", "0", "--parent", $"{parent.Id}");

        Assert.Equal(0, (await run.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task With_a_parent_an_interrupt_does_not_end_it()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("A process cannot be sent an interrupt alone on Windows.");
        using var run = new ProgramRun("--port", "0", "--parent", $"{Environment.ProcessId}");
        using var greeting = JsonDocument.Parse(await run.ReadLineAsync());

        await run.InterruptAsync();
        await Task.Delay(300, TestContext.Current.CancellationToken);

        using var http = new HttpClient();
        Assert.Contains(
            "hello world!",
            await http.GetStringAsync(
                new Uri($"{greeting.RootElement.GetProperty("server").GetString()}api/test.hello?api_key={new SandboxOptions().ApiKey}"),
                TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        run.CloseInput();
        Assert.Equal(0, (await run.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task Help_is_printed_with_exit_code_0()
    {
        using var run = new ProgramRun("--help");

        var (exitCode, output, _) = await run.EndAsync();

        Assert.Equal(0, exitCode);
        Assert.Contains("--auto-approve", output, StringComparison.Ordinal);
    }

    [GeneratedRegex("^Listening on (?<address>http://127\\.0\\.0\\.1:\\d+/)$")]
    private static partial Regex Listening();
}
