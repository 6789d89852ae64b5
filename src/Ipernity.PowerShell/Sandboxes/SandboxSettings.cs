using System.Diagnostics;
using System.Globalization;

namespace Ipernity.PowerShell.Sandboxes;

/// <summary>The settings of a sandbox.</summary>
internal sealed record SandboxSettings
{
    public int Port { get; init; }

    public bool AutoApprove { get; init; }

    public string? User { get; init; }

    public int? Documents { get; init; }

    public Uri? Callback { get; init; }

    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>The number of calls after which the key is used up; null if it never is.</summary>
    public int? KeyCalls { get; init; }

    public IReadOnlyList<string> HostNames { get; init; } = [];

    /// <summary>The port for HTTPS; null for no HTTPS.</summary>
    public int? HttpsPort { get; init; }

    /// <summary>The file to which the certificate of HTTPS is written.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>The arguments of the sandbox.</summary>
    public IReadOnlyList<string> ToArguments()
    {
        using var parent = Process.GetCurrentProcess();
        List<string> arguments = [$"--parent={Digits(parent.Id)}", $"--port={Digits(Port)}"];
        if (AutoApprove)
            arguments.Add("--auto-approve");
        if (User is not null)
            arguments.Add($"--user={User}");
        if (Documents is { } documents)
            arguments.Add($"--documents={Digits(documents)}");
        if (Callback is not null)
            arguments.Add($"--callback={Callback.OriginalString}");
        arguments.AddRange(Faults.Select(static fault => $"--fault={fault}"));
        if (KeyCalls is { } calls)
            arguments.Add($"--key-calls={Digits(calls)}");
        arguments.AddRange(HostNames.Select(static name => $"--host-name={name}"));
        if (HttpsPort is { } port)
            arguments.Add($"--https-port={Digits(port)}");
        if (CertificatePath is not null)
            arguments.Add($"--export-certificate={CertificatePath}");
        return arguments;
    }

    /// <summary>The values that only the sandbox can check, as given.</summary>
    public string UncheckedValues
    {
        get
        {
            string?[] values = [User, Callback?.OriginalString, .. Faults, .. HostNames, CertificatePath];
            return string.Join(", ", values.Where(static value => value is not null));
        }
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
