using System.Globalization;

namespace Ipernity.Sandbox.CommandLine;

/// <summary>What the program was started with.</summary>
/// <param name="Options">How the sandbox is set up.</param>
/// <param name="ShowHelp">Whether help was asked for instead.</param>
/// <param name="Parent">The process that started the program and with which it ends; nothing where a person started it.</param>
internal sealed record Arguments(SandboxOptions Options, bool ShowHelp, int? Parent)
{
    /// <exception cref="CommandLineError">An argument is unknown, or its value makes no sense.</exception>
    public static Arguments Read(IReadOnlyList<string> words)
    {
        var options = new SandboxOptions { Port = Usage.DefaultPort };
        var showHelp = false;
        int? parent = null;
        for (var i = 0; i < words.Count; i++)
        {
            var (name, value) = Split(words[i]);
            switch (name)
            {
                case "--help" or "-h" or "-?":
                    showHelp = true;
                    break;
                case "--auto-approve" when value is null:
                    options = options with { AutoApprove = true };
                    break;
                case "--checksums-when-done" when value is null:
                    options = options with { ChecksumsWhenDone = true };
                    break;
                case "--auto-approve" or "--checksums-when-done":
                    throw new CommandLineError($"{name} takes no value; leave out '{value}'.");
                case var _ when Usage.TakesValue(name):
                    value ??= i + 1 < words.Count ? words[++i] : throw new CommandLineError($"{name} needs a value, as in: {Usage.ExampleOf(name)}");
                    if (name == "--parent")
                        parent = Number(name, value, 1, int.MaxValue, "the id of a process");
                    else
                        options = Apply(options, name, value);
                    break;
                default:
                    throw new CommandLineError($"There is no argument '{words[i]}'. --help lists those there are.");
            }
        }
        return new Arguments(options, showHelp, parent);
    }

    private static SandboxOptions Apply(SandboxOptions options, string name, string value) => name switch
    {
        "--port" => options with { Port = Number(name, value, 0, 65_535, "0 for any free port, or 1 to 65535") },
        "--user" => options with { SignedInUser = Text(name, value) },
        "--documents" => options with
        {
            Documents = Number(name, value, 0, SandboxOptions.MaximumDocuments, $"0 to {SandboxOptions.MaximumDocuments}"),
        },
        "--api-key" => options with { ApiKey = Text(name, value) },
        "--api-secret" => options with { ApiSecret = Text(name, value) },
        "--signature-order" => options with { SignatureOrder = Order(name, value) },
        "--fault" => options with { Faults = [.. options.Faults, ReadFault(value)] },
        "--frob-lifetime" => options with { FrobLifetime = TimeSpan.FromSeconds(Number(name, value, 1, 86_400, "1 to 86400 seconds")) },
        "--ticket-duration" => options with { TicketDuration = Seconds(name, value) },
        "--upload-quota" => options with { UploadQuota = Bytes(name, value, 0) },
        "--max-file-size" => options with { MaximumFileSize = Bytes(name, value, 1) },
        _ => options with { Callback = Address(name, value) },
    };

    private static int Number(string name, string value, int least, int most, string expected) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Invalid(name, value, expected);

    private static TimeSpan Seconds(string name, string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= 86_400
            ? TimeSpan.FromSeconds(seconds)
            : throw Invalid(name, value, "0 to 86400 seconds");

    private static long Bytes(string name, string value, long least) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes >= least
            ? bytes
            : throw Invalid(name, value, $"a number of bytes, at least {least}");

    private static string Text(string name, string value) =>
        string.IsNullOrWhiteSpace(value) ? throw Invalid(name, value, "a text that is not empty") : value;

    private static SignatureOrder Order(string name, string value)
    {
        if (string.Equals(value, "parametersFirst", StringComparison.OrdinalIgnoreCase))
            return SignatureOrder.ParametersFirst;
        if (string.Equals(value, "secretFirst", StringComparison.OrdinalIgnoreCase))
            return SignatureOrder.SecretFirst;
        throw Invalid(name, value, "parametersFirst or secretFirst");
    }

    private static Fault ReadFault(string value)
    {
        try
        {
            return Fault.Parse(value);
        }
        catch (ArgumentException problem)
        {
            throw new CommandLineError($"--fault cannot be '{value}': {problem.Message}");
        }
    }

    private static Uri Address(string name, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Fragment.Length == 0
            ? address
            : throw Invalid(name, value, "a whole http or https address without a fragment");

    private static CommandLineError Invalid(string name, string value, string expected) =>
        new($"{name} cannot be '{value}': it takes {expected}.");

    private static (string Name, string? Value) Split(string word)
    {
        var equals = word.StartsWith("--", StringComparison.Ordinal) ? word.IndexOf('=', StringComparison.Ordinal) : -1;
        return equals < 0 ? (word, null) : (word[..equals], word[(equals + 1)..]);
    }
}
