using Ipernity.Sandbox.CommandLine;
using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Protocol.Signatures;

namespace Ipernity.Sandbox.Tests.CommandLine;

public sealed class SandboxCommandTests
{
    [Fact]
    public void Every_option_sets_its_value()
    {
        var options = Arguments.Read(
        [
            "--port", "0", "--auto-approve", "--user", "noor", "--documents=5", "--api-key", "k", "--api-secret", "s",
            "--signature-order", "SecretFirst", "--frob-lifetime", "90", "--ticket-duration", "2.5", "--checksums-when-done", "--upload-quota", "0", "--max-file-size", "3000000000", "--callback", "http://127.0.0.1:8000/back",
        ]).Options;

        Assert.Equal(
            new SandboxOptions
            {
                Port = 0,
                AutoApprove = true,
                SignedInUser = "noor",
                Documents = 5,
                ApiKey = "k",
                ApiSecret = "s",
                SignatureOrder = SigningOrder.SecretFirst,
                FrobLifetime = TimeSpan.FromSeconds(90),
                TicketDuration = TimeSpan.FromSeconds(2.5),
                ChecksumsWhenDone = true,
                UploadQuota = 0,
                MaximumFileSize = 3_000_000_000,
                Callback = new Uri("http://127.0.0.1:8000/back"),
            },
            options);
    }

    [Fact]
    public void The_parent_is_not_an_option_of_the_sandbox()
    {
        var arguments = Arguments.Read(["--parent", "4711"]);
        Assert.Equal(4711, arguments.Parent);
        Assert.Equal(Arguments.Read([]).Options, arguments.Options);
    }

    [Fact]
    public void Several_faults_can_be_given() =>
        Assert.Equal(
            [
                new Fault(FaultKind.Unavailable) { RetryAfter = 30, Count = 2, Method = "doc.*" },
                new Fault(FaultKind.ApiError) { Code = 113 },
                new Fault(FaultKind.ResetAfter) { Count = Fault.Always },
                new Fault(FaultKind.Delay) { Delay = TimeSpan.FromMilliseconds(250) },
                new Fault(FaultKind.Redirect) { Status = 307 },
            ],
            Arguments.Read(["--fault", "503=30:2:doc.*", "--fault=api-error=113", "--fault", "reset-after:always", "--fault", "delay=250", "--fault", "redirect=307"]).Options.Faults);

    [Fact]
    public void Help_lists_every_kind_of_fault() =>
        Assert.All(Enum.GetValues<FaultKind>(), kind => Assert.Contains($" {kind.Name()}", Usage.Text, StringComparison.Ordinal));

    [Theory]
    [InlineData("--port", "--port needs a value, as in: --port 5080")]
    [InlineData("--port x", "--port cannot be 'x': it takes 0 for any free port, or 1 to 65535.")]
    [InlineData("--port 65536", "--port cannot be '65536': it takes 0 for any free port, or 1 to 65535.")]
    [InlineData("--documents -1", "--documents cannot be '-1': it takes 0 to 200000.")]
    [InlineData("--frob-lifetime 0", "--frob-lifetime cannot be '0': it takes 1 to 86400 seconds.")]
    [InlineData("--ticket-duration soon", "--ticket-duration cannot be 'soon': it takes 0 to 86400 seconds.")]
    [InlineData("--ticket-duration 86401", "--ticket-duration cannot be '86401': it takes 0 to 86400 seconds.")]
    [InlineData("--upload-quota 1GB", "--upload-quota cannot be '1GB': it takes a number of bytes, at least 0.")]
    [InlineData("--max-file-size 0", "--max-file-size cannot be '0': it takes a number of bytes, at least 1.")]
    [InlineData("--checksums-when-done=1", "--checksums-when-done takes no value; leave out '1'.")]
    [InlineData("--signature-order first", "--signature-order cannot be 'first': it takes parametersFirst or secretFirst.")]
    [InlineData("--callback back", "--callback cannot be 'back': it takes a whole http or https address without a fragment.")]
    [InlineData("--fault reset-afer", "--fault cannot be 'reset-afer': There is no fault 'reset-afer': 500, 503, 429, api-error, reset, reset-after, reset-body, delay, hang, dribble, truncated, html, empty, redirect, invalid-utf8, wrong-type, no-api, bad-status, ticket-fails, ticket-slow, ticket-vanishes, reset-upload, early are known.")]
    [InlineData("--fault hang=5", "--fault cannot be 'hang=5': The fault 'hang' takes no value: leave out '=5'.")]
    [InlineData("--fault hang:often", "--fault cannot be 'hang:often': count cannot be 'often': it takes 1 to 1000000, or always (which is 0).")]
    [InlineData("--parent 0", "--parent cannot be '0': it takes the id of a process.")]
    [InlineData("--api-key=", "--api-key cannot be '': it takes a text that is not empty.")]
    [InlineData("--auto-approve=yes", "--auto-approve takes no value; leave out 'yes'.")]
    [InlineData("--prot 5080", "There is no argument '--prot'. --help lists those there are.")]
    [InlineData("5080", "There is no argument '5080'. --help lists those there are.")]
    public void An_invalid_argument_is_explained(string words, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidOptionException>(() => Arguments.Read(words.Split(' '))).Message);

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public void Help_is_shown_on_request(string word) => Assert.True(Arguments.Read([word]).ShowHelp);

    [Theory]
    [InlineData("--port")]
    [InlineData("--auto-approve")]
    [InlineData("--user")]
    [InlineData("--documents")]
    [InlineData("--api-key")]
    [InlineData("--api-secret")]
    [InlineData("--signature-order")]
    [InlineData("--frob-lifetime")]
    [InlineData("--ticket-duration")]
    [InlineData("--checksums-when-done")]
    [InlineData("--upload-quota")]
    [InlineData("--max-file-size")]
    [InlineData("--callback")]
    [InlineData("--fault")]
    [InlineData("--parent")]
    [InlineData("/_sandbox/revoke")]
    [InlineData("/_sandbox/faults")]
    public void Help_lists_every_option(string word) => Assert.Contains(word, Usage.Text, StringComparison.Ordinal);
}
