using System.Management.Automation;
using Ipernity.Api.Backups.Verification;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Backups;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Interaction;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Tests a backup without a connection, and repairs it.</summary>
[Cmdlet(VerbsDiagnostic.Test, "IpernityBackup", SupportsShouldProcess = true)]
[OutputType(typeof(IpernityBackupFinding), typeof(IpernityBackupTest), typeof(bool))]
public sealed class TestIpernityBackupCommand : ServiceCmdlet
{
    private IpernityConnection? _connection;

    // The counts of a manifest are corrected together.
    private bool? _mayCorrectCounts;

    /// <summary>The folders of the backups. Wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath"), SupportsWildcards, PathText, ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Fetches what is missing or damaged, and corrects the manifest. Needs a connection.</summary>
    [Parameter]
    public SwitchParameter Repair { get; set; }

    /// <summary>Writes only whether the backup is intact.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>The number of files that are read at the same time.</summary>
    [Parameter, NumberText(IsWhole = true), ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Finds the connection, which only a repair needs.</summary>
    protected override void BeginProcessing()
    {
        if (Repair)
            _connection = RequireConnection("doc.get");
    }

    /// <summary>Tests the backups of the current input.</summary>
    protected override void ProcessRecord()
    {
        foreach (var path in Path)
        {
            var folders = BackupFolders.Find(SessionState.Path, path, out var problem);
            if (problem is not null)
                WriteError(problem);
            foreach (var folder in folders)
                Run(folder);
        }
    }

    private void Run(string folder)
    {
        try
        {
            var result = Repair ? TestAndRepair(folder) : Test(folder, Quiet ? static _ => { } : WriteObject);
            WriteObject(Quiet ? result.IsIntact : result);
        }
        catch (IpernityException failure)
        {
            WriteError(BackupErrors.NotTested(failure, folder, _connection?.Permission));
        }
    }

    private IpernityBackupTest Test(string folder, Action<IpernityBackupFinding> found) =>
        Test(new BackupVerifier(folder, ThrottleLimit, finding => Post(() => found(finding))));

    private IpernityBackupTest Test(BackupVerifier verifier)
    {
        using var bar = HostPrompt.IsAttended(Host) ? new RunProgress(this, _ => TestText.Describe(verifier.ReadProgress())) : null;
        return Await(verifier.RunAsync);
    }

    private IpernityBackupTest TestAndRepair(string folder)
    {
        var connection = _connection!;
        var options = new RepairOptions(connection.TokenText, connection.UserId)
        {
            UserName = connection.UserName,
            Permission = connection.Permission,
            Timeout = TimeLimit,
            Retries = Retries,
            UserAgent = ApplicationCmdlet.UserAgent,
            Attempted = LogAttempt,
        };
        // Created before the long test, because it fails for another member's backup.
        using var repairer = new BackupRepairer(connection.Client, folder, options);
        var findings = new List<IpernityBackupFinding>();
        var verifier = new BackupVerifier(folder, ThrottleLimit, findings.Add);
        var result = Test(verifier);
        _mayCorrectCounts = null;
        foreach (var finding in repairer.Plan(findings))
        {
            RepairOne(repairer, finding);
            if (!Quiet)
                WriteObject(finding);
        }

        return repairer.Complete(result, findings);
    }

    private bool MayRepair(IpernityBackupFinding finding)
    {
        // The error says what cannot be repaired. There is nothing to confirm then.
        if (!BackupRepairer.CanRepair(finding))
            return !this.IsWhatIf();
        return finding.Kind == BackupFindingKind.CountWrong
            ? _mayCorrectCounts ??= ShouldProcess(finding.RelativePath, "Repair: Correct the counts.")
            : ShouldProcess(finding.RelativePath, $"Repair: {finding.Message}");
    }

    private void RepairOne(BackupRepairer repairer, IpernityBackupFinding finding)
    {
        if (!MayRepair(finding))
            return;
        try
        {
            Await(_connection!.Client, stop => repairer.RepairAsync(finding, stop));
        }
        catch (IpernityException failure)
        {
            WriteError(BackupErrors.NotRepaired(finding, failure, _connection!.Permission));
        }
    }
}
