using System.CommandLine;
using System.CommandLine.Help;
using System.Security.Cryptography.X509Certificates;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Protocol.Signatures;

namespace Ipernity.Sandbox.CommandLine;

/// <summary>The program's command: its options, their help, and how they become the options of a sandbox.</summary>
internal sealed class SandboxCommand : Command
{
    /// <summary>The port is fixed by default, so that commands with its address can be reused.</summary>
    public const int DefaultPort = 5080;

    private static readonly ParserConfiguration Configuration = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    private readonly Option<int?> _port = OptionValues.Number("--port", 0, 65_535, "0 for any free port, or 1 to 65535", new()
    {
        Placeholder = "N",
        Description = $"The port on 127.0.0.1; 0 picks a free port. Default: {DefaultPort}.",
    });

    private readonly Option<bool> _autoApprove = OptionValues.Switch(
        "--auto-approve",
        "Authorize applications without asking, for unattended tests. Opening a link grants what it asks for; a frob whose link was "
        + "never opened gets all permissions.");

    private readonly Option<string?> _user = OptionValues.Text("--user", new()
    {
        Placeholder = "NAME",
        Description = "Who is signed in on the web pages: ada, noor, marek, yuki, ines or tomasz. Default: ada.",
    });

    private readonly Option<int?> _documents = OptionValues.Number(
        "--documents", 0, SandboxOptions.MaximumDocuments, $"0 to {SandboxOptions.MaximumDocuments}", new()
        {
            Placeholder = "N",
            Description = "The number of documents of ada. Default: 300.",
        });

    private readonly Option<string?> _apiKey = OptionValues.Text("--api-key", new()
    {
        Placeholder = "KEY",
        Description = "The API key of the default application.",
    });

    private readonly Option<string?> _apiSecret = OptionValues.Text("--api-secret", new()
    {
        Placeholder = "SECRET",
        Description = "The API secret of the default application.",
    });

    private readonly Option<SigningOrder?> _signatureOrder = OptionValues.Order("--signature-order", new()
    {
        Placeholder = "ORDER",
        Description = "The order in which signatures are made: parametersFirst, as the live service expects, or secretFirst. "
            + "Default: parametersFirst.",
    });

    private readonly Option<Uri?> _callback = OptionValues.Address("--callback", new()
    {
        Placeholder = "URL",
        Description = "Make the default application a web application: links need no frob, Allow redirects to URL?frob=.. and Deny to "
            + "URL?error=denied.",
    });

    private readonly Option<SandboxApplication[]?> _applications = OptionValues.Applications("--application", new()
    {
        Placeholder = "NAME,KEY,SECRET[,CALLBACK]",
        Description = "Another application; with a callback it is a web application. Can be repeated.",
    });

    private readonly Option<SandboxApplication[]?> _applicationFile = OptionValues.ApplicationFile("--applications", new()
    {
        Placeholder = "FILE",
        Description = "More applications from a JSON file: a list of objects with key, secret and optionally name and callback.",
    });

    private readonly Option<string[]?> _hostNames = OptionValues.HostNames("--host-name", new()
    {
        Placeholder = "NAME",
        Description = "Also answer to this host name, such as api.ipernity.com, if it resolves to 127.0.0.1. Can be repeated.",
    });

    private readonly Option<int?> _httpsPort = OptionValues.Number("--https-port", 0, 65_535, "0 for any free port, or 1 to 65535", new()
    {
        Placeholder = "N",
        Description = "Serve HTTPS at this port as well; 0 picks a free port.",
    });

    private readonly Option<X509Certificate2?> _certificate = OptionValues.Certificate("--certificate", new()
    {
        Placeholder = "FILE",
        Description = "The certificate for HTTPS with its private key, as a PEM file or a PFX file without a password. "
            + "Default: a self-signed certificate that is created at each start.",
    });

    private readonly Option<string?> _exportCertificate = OptionValues.Text("--export-certificate", new()
    {
        Placeholder = "FILE",
        Description = "Write the certificate for HTTPS, without its key, to a PEM file that clients can trust.",
    });

    private readonly Option<int?> _frobLifetime = OptionValues.Number("--frob-lifetime", 1, 86_400, "1 to 86400 seconds", new()
    {
        Placeholder = "SECONDS",
        Description = "How long a frob can be authorized and redeemed. Default: 600.",
    });

    private readonly Option<TimeSpan?> _ticketDuration = OptionValues.Seconds("--ticket-duration", new()
    {
        Placeholder = "SECONDS",
        Description = "How long an upload is processed before its document exists. Default: 1.",
    });

    private readonly Option<bool> _checksumsWhenDone = OptionValues.Switch(
        "--checksums-when-done", "Make doc.checkMD5 find an upload only after its ticket is done, instead of as soon as it was received.");

    private readonly Option<long?> _uploadQuota = OptionValues.Bytes("--upload-quota", 0, new()
    {
        Placeholder = "BYTES",
        Description = "The bytes that each member may store, including the demo documents. "
            + "Default: unlimited for ada, marek and ines (PRO members), 1 GiB for the others.",
    });

    private readonly Option<long?> _maximumFileSize = OptionValues.Bytes("--max-file-size", 1, new()
    {
        Placeholder = "BYTES",
        Description = "The largest file in bytes. Default: 100 MiB for photos, 2 GiB for videos, 200 MiB for other files; "
            + "members without PRO have 2.5 MiB for photos and no videos.",
    });

    private readonly Option<(int Calls, int Code)?> _keyCalls = OptionValues.KeyCalls("--key-calls", new()
    {
        Placeholder = "N[=CODE]",
        Description = "Close the default application's key after N calls: further calls fail with error 112 (quota used up), or with "
            + "101 (key disabled). Other applications can still call.",
    });

    private readonly Option<Fault[]?> _faults = OptionValues.Faults("--fault", new()
    {
        Placeholder = "FAULT",
        Description = "Make the next calls fail (see Faults below). Can be repeated.",
    });

    private readonly Option<int?> _parent = OptionValues.Number("--parent", 1, int.MaxValue, "the id of a process", new()
    {
        Placeholder = "PID",
        Description = "For programs that start the sandbox: print one line of JSON with its address, leave Ctrl+C to the process PID, "
            + "and end with that process or with standard input.",
    });

    public SandboxCommand()
        : base("ipernity-sandbox", HelpText.Introduction)
    {
        Option[] options =
        [
            _port, _autoApprove, _user, _documents, _apiKey, _apiSecret, _signatureOrder, _callback, _applications,
            _applicationFile, _hostNames, _httpsPort, _certificate, _exportCertificate, _frobLifetime, _ticketDuration,
            _checksumsWhenDone, _uploadQuota, _maximumFileSize, _keyCalls, _faults, _parent,
        ];
        foreach (var option in options)
            Options.Add(option);
        var help = new HelpOption { Description = "Show this help." };
        help.Action = new SandboxHelpAction((HelpAction)help.Action!);
        Options.Add(help);
    }

    /// <summary>Parses the arguments. If they ask for help, the action of the result prints it.</summary>
    public ParseResult Parse(string[] arguments) => Parse(arguments, Configuration);

    /// <summary>Turns parsed arguments into the options of a sandbox.</summary>
    /// <exception cref="InvalidOptionException">An argument is unknown, or its value is invalid.</exception>
    public SandboxArguments Read(ParseResult result)
    {
        if (result.UnmatchedTokens is [var unknown, ..])
            throw new InvalidOptionException($"Unknown argument '{unknown}'. Use --help to list the options.");
        if (result.Errors is [var error, ..])
            throw new InvalidOptionException(error.Message);
        var defaults = new SandboxOptions();
        var options = new SandboxOptions
        {
            Port = result.GetValue(_port) ?? DefaultPort,
            AutoApprove = result.GetValue(_autoApprove),
            SignedInUser = result.GetValue(_user) ?? defaults.SignedInUser,
            Documents = result.GetValue(_documents) ?? defaults.Documents,
            ApiKey = result.GetValue(_apiKey) ?? defaults.ApiKey,
            ApiSecret = result.GetValue(_apiSecret) ?? defaults.ApiSecret,
            SignatureOrder = result.GetValue(_signatureOrder) ?? defaults.SignatureOrder,
            Callback = result.GetValue(_callback),
            Applications = Concatenate(result.GetValue(_applications), result.GetValue(_applicationFile)) ?? defaults.Applications,
            HostNames = result.GetValue(_hostNames) is { Length: > 0 } names ? names : defaults.HostNames,
            HttpsPort = result.GetValue(_httpsPort),
            Certificate = result.GetValue(_certificate),
            FrobLifetime = result.GetValue(_frobLifetime) is { } seconds ? TimeSpan.FromSeconds(seconds) : defaults.FrobLifetime,
            TicketDuration = result.GetValue(_ticketDuration) ?? defaults.TicketDuration,
            ChecksumsWhenDone = result.GetValue(_checksumsWhenDone),
            UploadQuota = result.GetValue(_uploadQuota),
            MaximumFileSize = result.GetValue(_maximumFileSize),
            KeyCalls = result.GetValue(_keyCalls)?.Calls,
            KeyCallsCode = result.GetValue(_keyCalls)?.Code ?? defaults.KeyCallsCode,
            Faults = result.GetValue(_faults) is { Length: > 0 } faults ? faults : defaults.Faults,
        };
        return new SandboxArguments(options, result.GetValue(_parent), result.GetValue(_exportCertificate));
    }

    private static SandboxApplication[]? Concatenate(SandboxApplication[]? first, SandboxApplication[]? second) =>
        (first, second) is (null or [], null or []) ? null : [.. first ?? [], .. second ?? []];
}
