using System.Diagnostics;
using System.Globalization;

namespace Ipernity.PowerShell.Sandboxes;

/// <summary>How a sandbox is to be started.</summary>
internal sealed record SandboxSettings
{
    public int Port { get; init; }

    public bool AutoApprove { get; init; }

    public string? User { get; init; }

    public int? Documents { get; init; }

    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>The words that tell the sandbox so.</summary>
    public IReadOnlyList<string> ToArguments()
    {
        using var parent = Process.GetCurrentProcess();
        List<string> words = [$"--parent={Digits(parent.Id)}", $"--port={Digits(Port)}"];
        if (AutoApprove)
            words.Add("--auto-approve");
        if (User is not null)
            words.Add($"--user={User}");
        if (Documents is { } documents)
            words.Add($"--documents={Digits(documents)}");
        words.AddRange(Faults.Select(static fault => $"--fault={fault}"));
        return words;
    }

    /// <summary>What the sandbox alone can judge, as it was given.</summary>
    public string Words => string.Join(", ", User is null ? Faults : [User, .. Faults]);

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
