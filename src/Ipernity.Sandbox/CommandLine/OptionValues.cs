using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Protocol.Signatures;

namespace Ipernity.Sandbox.CommandLine;

/// <summary>Creates options whose values are checked, with error messages that say which values are valid.</summary>
internal static class OptionValues
{
    public static Option<bool> Switch(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.Zero };

    public static Option<int?> Number(string name, int least, int most, string expected, OptionHelp help) =>
        Create<int?>(name, help, value =>
            int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                ? number
                : throw Invalid(name, value, expected));

    public static Option<TimeSpan?> Seconds(string name, OptionHelp help) => Create<TimeSpan?>(name, help, value =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= 86_400
            ? TimeSpan.FromSeconds(seconds)
            : throw Invalid(name, value, "0 to 86400 seconds"));

    public static Option<long?> Bytes(string name, long least, OptionHelp help) => Create<long?>(name, help, value =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes >= least
            ? bytes
            : throw Invalid(name, value, $"a number of bytes, {least} or more"));

    public static Option<(int Calls, int Code)?> KeyCalls(string name, OptionHelp help) => Create<(int, int)?>(name, help, value =>
    {
        var parts = value.Split('=', 2);
        var code = parts.Length < 2 ? "112" : parts[1];
        return int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var calls) && (code is "101" or "112")
            ? (calls, int.Parse(code, CultureInfo.InvariantCulture))
            : throw Invalid(name, value, "a number of calls such as 100, or 100=101 for another error than 112");
    });

    public static Option<string?> Text(string name, OptionHelp help) => Create<string?>(name, help, value =>
        string.IsNullOrWhiteSpace(value) ? throw Invalid(name, value, "a value that is not empty") : value);

    public static Option<SigningOrder?> Order(string name, OptionHelp help) => Create<SigningOrder?>(name, help, value =>
    {
        if (string.Equals(value, "parametersFirst", StringComparison.OrdinalIgnoreCase))
            return SigningOrder.ParametersFirst;
        if (string.Equals(value, "secretFirst", StringComparison.OrdinalIgnoreCase))
            return SigningOrder.SecretFirst;
        throw Invalid(name, value, "parametersFirst or secretFirst");
    });

    public static Option<Uri?> Address(string name, OptionHelp help) => Create<Uri?>(name, help, value =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Fragment.Length == 0
            ? address
            : throw Invalid(name, value, "an absolute http or https URL without a fragment"));

    public static Option<Fault[]?> Faults(string name, OptionHelp help) => CreateList(name, help, value => ReadFault(name, value));

    public static Option<SandboxApplication[]?> Applications(string name, OptionHelp help) =>
        CreateList(name, help, value => ReadApplication(name, value));

    public static Option<SandboxApplication[]?> ApplicationFile(string name, OptionHelp help) =>
        Create<SandboxApplication[]?>(name, help, value => CommandLine.ApplicationFile.Read(name, value));

    public static Option<string[]?> HostNames(string name, OptionHelp help) => CreateList(name, help, value =>
        Uri.CheckHostName(value) is UriHostNameType.Dns ? value : throw Invalid(name, value, "a host name such as api.ipernity.com"));

    public static Option<X509Certificate2?> Certificate(string name, OptionHelp help) => Create<X509Certificate2?>(name, help, value =>
    {
        try
        {
            var certificate = value.EndsWith(".pem", StringComparison.OrdinalIgnoreCase)
                ? X509Certificate2.CreateFromPemFile(value)
                : new X509Certificate2(value);
            return certificate.HasPrivateKey ? certificate : throw Invalid(name, value, "a file with a certificate and its private key");
        }
        catch (Exception problem) when (problem is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOptionException($"{name} '{value}' cannot be read. {problem.Message}");
        }
    });

    private static SandboxApplication ReadApplication(string name, string value)
    {
        var parts = value.Split(',', 4, StringSplitOptions.TrimEntries);
        Uri? callback = null;
        if (parts.Length < 3 || Array.Exists(parts, string.IsNullOrEmpty)
            || (parts.Length == 4 && !Uri.TryCreate(parts[3], UriKind.Absolute, out callback)))
        {
            throw Invalid(name, value, "NAME,KEY,SECRET or NAME,KEY,SECRET,CALLBACK");
        }
        return new SandboxApplication(parts[1], parts[2], parts[0]) { Callback = callback };
    }

    private static Fault ReadFault(string name, string value)
    {
        try
        {
            return Fault.Parse(value);
        }
        catch (ArgumentException problem)
        {
            throw new InvalidOptionException($"{name} '{value}' is invalid. {problem.Message}");
        }
    }

    private static Option<T> Create<T>(string name, OptionHelp help, Func<string, T> read) => new(name)
    {
        Description = help.Description,
        HelpName = help.Placeholder,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result => ReportErrors(result, () => read(result.Tokens[0].Value)),
    };

    private static Option<T[]?> CreateList<T>(string name, OptionHelp help, Func<string, T> read) => new(name)
    {
        Description = help.Description,
        HelpName = help.Placeholder,
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result => ReportErrors<T[]?>(result, () => [.. result.Tokens.Select(token => read(token.Value))]),
    };

    private static T? ReportErrors<T>(ArgumentResult result, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOptionException problem)
        {
            result.AddError(problem.Message);
            return default;
        }
    }

    private static InvalidOptionException Invalid(string name, string value, string expected) =>
        new($"{name} '{value}' is invalid. Use {expected}.");
}
