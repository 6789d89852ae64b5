using System.CommandLine;
using Ipernity.Sandbox.CommandLine;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Protocol.Signatures;

namespace Ipernity.Sandbox.Tests.CommandLine;

public sealed class SandboxCommandTests
{
    public static TheoryData<string> AllOptions => [.. new SandboxCommand().Options.Select(option => option.Name)];

    [Fact]
    public void Every_option_sets_its_value()
    {
        var options = Read(
            "--port", "0", "--auto-approve", "--user", "noor", "--documents=5", "--api-key", "k", "--api-secret", "s",
            "--signature-order", "SecretFirst", "--frob-lifetime", "90", "--ticket-duration", "2.5", "--checksums-when-done",
            "--upload-quota", "0", "--max-file-size", "3000000000", "--key-calls", "5=101",
            "--callback", "http://127.0.0.1:8000/back").Options;

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
                KeyCalls = 5,
                KeyCallsCode = 101,
                Callback = new Uri("http://127.0.0.1:8000/back"),
            },
            options);
    }

    [Fact]
    public void Without_options_the_defaults_apply() =>
        Assert.Equal(new SandboxOptions { Port = SandboxCommand.DefaultPort }, Read().Options);

    [Fact]
    public void The_parent_is_not_an_option_of_the_sandbox()
    {
        var arguments = Read("--parent", "4711");

        Assert.Equal(4711, arguments.Parent);
        Assert.Equal(Read().Options, arguments.Options);
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
            Read(
                "--fault", "503=30:2:doc.*", "--fault=api-error=113", "--fault", "reset-after:always", "--fault", "delay=250",
                "--fault", "redirect=307").Options.Faults);

    [Fact]
    public void Applications_can_be_given_as_options_and_in_a_file()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, """[{ "key": "k3", "secret": "s3", "name": "Three", "callback": "http://127.0.0.1:8000/" }]""");

            var options = Read(
                "--application", "One,k1,s1", "--application", "Two,k2,s2,http://127.0.0.1/x", "--applications", file).Options;

            Assert.Equal(
                [
                    new SandboxApplication("k1", "s1", "One"),
                    new SandboxApplication("k2", "s2", "Two") { Callback = new Uri("http://127.0.0.1/x") },
                    new SandboxApplication("k3", "s3", "Three") { Callback = new Uri("http://127.0.0.1:8000/") },
                ],
                options.Applications);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Host_names_and_HTTPS_are_off_by_default()
    {
        var options = Read("--host-name", "api.ipernity.com", "--host-name=www.ipernity.com", "--https-port", "0").Options;

        Assert.Equal(["api.ipernity.com", "www.ipernity.com"], options.HostNames);
        Assert.Equal(0, options.HttpsPort);
        Assert.Empty(Read().Options.HostNames);
        Assert.Null(Read().Options.HttpsPort);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("@file")]
    [InlineData("a:b=c")]
    [InlineData("--help")]
    public void A_value_after_an_equals_sign_is_taken_literally(string value) =>
        Assert.Equal(value, Read($"--user={value}").Options.SignedInUser);

    [Theory]
    [InlineData("--port", "Required argument missing for option: '--port'.")]
    [InlineData("--port x", "--port 'x' is invalid. Use 0 for any free port, or 1 to 65535.")]
    [InlineData("--port 65536", "--port '65536' is invalid. Use 0 for any free port, or 1 to 65535.")]
    [InlineData("--documents=-1", "--documents '-1' is invalid. Use 0 to 200000.")]
    [InlineData("--frob-lifetime 0", "--frob-lifetime '0' is invalid. Use 1 to 86400 seconds.")]
    [InlineData("--ticket-duration soon", "--ticket-duration 'soon' is invalid. Use 0 to 86400 seconds.")]
    [InlineData("--ticket-duration 86401", "--ticket-duration '86401' is invalid. Use 0 to 86400 seconds.")]
    [InlineData(
        "--key-calls 5=113", "--key-calls '5=113' is invalid. Use a number of calls such as 100, or 100=101 for another error than 112.")]
    [InlineData("--upload-quota 1GB", "--upload-quota '1GB' is invalid. Use a number of bytes, 0 or more.")]
    [InlineData("--max-file-size 0", "--max-file-size '0' is invalid. Use a number of bytes, 1 or more.")]
    [InlineData("--checksums-when-done=1", "Unknown argument '1'. Use --help to list the options.")]
    [InlineData("--signature-order first", "--signature-order 'first' is invalid. Use parametersFirst or secretFirst.")]
    [InlineData("--callback back", "--callback 'back' is invalid. Use an absolute http or https URL without a fragment.")]
    [InlineData("--fault hang=5", "--fault 'hang=5' is invalid. The fault 'hang' takes no value. Omit '=5'.")]
    [InlineData("--fault hang:often", "--fault 'hang:often' is invalid. count 'often' is invalid. Use 1 to 1000000, or always (0).")]
    [InlineData("--application One,k1", "--application 'One,k1' is invalid. Use NAME,KEY,SECRET or NAME,KEY,SECRET,CALLBACK.")]
    [InlineData("--host-name 127.0.0.1", "--host-name '127.0.0.1' is invalid. Use a host name such as api.ipernity.com.")]
    [InlineData("--parent 0", "--parent '0' is invalid. Use the id of a process.")]
    [InlineData("--api-key=", "Required argument missing for option: '--api-key'.")]
    [InlineData("--auto-approve=yes", "Unknown argument 'yes'. Use --help to list the options.")]
    [InlineData("--prot 5080", "Unknown argument '--prot'. Use --help to list the options.")]
    [InlineData("5080", "Unknown argument '5080'. Use --help to list the options.")]
    public void An_invalid_argument_is_explained(string words, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidOptionException>(() => Read(words.Split(' '))).Message);

    [Fact]
    public void An_unknown_fault_is_explained_with_all_faults()
    {
        var error = Assert.Throws<InvalidOptionException>(() => Read("--fault", "reset-afer"));

        Assert.StartsWith(
            "--fault 'reset-afer' is invalid. There is no fault 'reset-afer'. The faults are 500, 503,",
            error.Message,
            StringComparison.Ordinal);
        Assert.All(FaultKinds.Names, name => Assert.Contains(name, error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public void Help_is_shown_on_request(string word) =>
        Assert.IsType<SandboxHelpAction>(new SandboxCommand().Parse([word]).Action);

    [Fact]
    public void Help_lists_every_kind_of_fault() =>
        Assert.All(FaultKinds.Names, name => Assert.Contains($"\n  {name}", Help(), StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(AllOptions))]
    public void Help_lists_every_option(string name) => Assert.Contains(name, Help(), StringComparison.Ordinal);

    [Theory]
    [InlineData("/_sandbox/revoke")]
    [InlineData("/_sandbox/user")]
    [InlineData("/_sandbox/faults")]
    public void Help_names_the_addresses_for_scripts(string address) => Assert.Contains(address, Help(), StringComparison.Ordinal);

    [Fact]
    public void Help_fits_into_80_columns() => Assert.All(Help().Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 80));

    private static SandboxArguments Read(params string[] words)
    {
        var command = new SandboxCommand();
        return command.Read(command.Parse(words));
    }

    private static string Help()
    {
        using var output = new StringWriter();
        new SandboxCommand().Parse(["--help"]).Invoke(new InvocationConfiguration { Output = output });
        return output.ToString().ReplaceLineEndings("\n");
    }
}
