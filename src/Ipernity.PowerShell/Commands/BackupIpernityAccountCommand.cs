using System.Management.Automation;
using Ipernity.Api.Backups.Engine;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Backups;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Documents;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Interaction;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Backs up your account into a folder, incrementally.</summary>
[Cmdlet(VerbsData.Backup, "IpernityAccount", SupportsShouldProcess = true)]
[OutputType(typeof(IpernityBackup))]
public sealed class BackupIpernityAccountCommand : ServiceCmdlet
{
    private BackupRun? _run;
    private RunProgress? _progress;

    /// <summary>The folder of the backup. It is created if it does not exist.</summary>
    [Parameter(Mandatory = true, Position = 0), ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Keeps files that were replaced on the service.</summary>
    [Parameter]
    public SwitchParameter KeepVersions { get; set; }

    /// <summary>Moves documents that are no longer in the account to the folder <c>removed</c> of the backup.</summary>
    [Parameter]
    public SwitchParameter Prune { get; set; }

    /// <summary>The number of files that are downloaded at the same time.</summary>
    [Parameter, NumberText(IsWhole = true), ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Runs the backup.</summary>
    protected override void EndProcessing()
    {
        var connection = RequireConnection("doc.get");
        var folder = FindFolder();
        var isPreview = !ShouldProcess(folder, $"Back up the account {connection.UserName}");
        if (isPreview && !this.IsWhatIf())
            return;

        _run = new BackupRun(
            connection.Client, CreateOptions(connection, folder, isPreview),
            problem => Post(() => WriteError(BackupRunErrors.Of(problem, connection.Permission))));
        try
        {
            Run(connection, folder, isPreview);
        }
        catch (IpernityException failure)
        {
            WriteError(BackupRunErrors.Unusable(failure, folder));
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _progress?.Dispose();
            _run?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Run(IpernityConnection connection, string folder, bool isPreview)
    {
        Await(connection.Client, _run!.OpenAsync);
        if (HostPrompt.IsAttended(Host))
            _progress = new RunProgress(this, elapsed => BackupText.Describe(_run.ReadProgress(), elapsed));
        Await(connection.Client, _run.RunAsync);
        _progress?.Dispose();
        if (Prune && _run.Failure is null)
            MoveGone(connection);

        var summary = Await(connection.Client, _run.CompleteAsync);
        if (_run.Failure is { } failure)
            WriteError(BackupRunErrors.Ended(failure, folder, connection.Permission, BackupText.Ended(summary)));
        if (!isPreview)
            WriteObject(new IpernityBackup(folder, connection.UserName, summary));
        else if (_run.Failure is null)
            this.WriteHint(BackupText.Preview(summary));
    }

    private BackupOptions CreateOptions(IpernityConnection connection, string folder, bool isPreview)
    {
        var user = new IpernityUser(connection.UserId, connection.UserName, connection.RealName);
        var isHeard = this.IsStreamOn("Verbose") || this.IsStreamOn("Debug");
        return new BackupOptions(connection.TokenText, user, folder)
        {
            Permission = connection.Permission,
            KeepVersions = KeepVersions,
            IsPreview = isPreview,
            ThrottleLimit = ThrottleLimit,
            Timeout = TimeLimit,
            Retries = Retries,
            UserAgent = ApplicationCmdlet.UserAgent,
            Attempted = LogAttempt,
            Decided = isHeard ? sentence => Post(() => this.WriteDetail(sentence)) : null,
        };
    }

    private void MoveGone(IpernityConnection connection)
    {
        foreach (var document in _run!.FindGone())
        {
            if (!ShouldProcess(DocumentText.Name(document.Id, document.Title), "Move to the folder 'removed' of the backup"))
                continue;
            try
            {
                _run.Remove(document);
            }
            catch (IpernityException failure)
            {
                WriteError(DownloadErrors.Of(failure, document.Id, connection.Permission));
            }
        }
    }

    private string FindFolder()
    {
        try
        {
            var folder = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path, out var provider, out _);
            if (!string.Equals(provider.Name, "FileSystem", StringComparison.OrdinalIgnoreCase))
                ThrowTerminatingError(BackupRunErrors.NotAFolder(Path, null));
            return System.IO.Path.GetFullPath(folder);
        }
        catch (Exception missing) when (missing is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException
            or ArgumentException or PathTooLongException)
        {
            ThrowTerminatingError(BackupRunErrors.NotAFolder(Path, missing));
            throw;
        }
    }
}
