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
        return arguments;
    }

    /// <summary>The values that only the sandbox can check, as given.</summary>
    public string UncheckedValues => string.Join(
        ", ", new[] { User, Callback?.OriginalString }.OfType<string>().Concat(Faults));

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
