using System.Management.Automation;
using Ipernity.Api.Backups.Restoring;
using Ipernity.Api.Documents;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Backups;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Interaction;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Restores the documents, albums and folders that an account lacks from a backup.</summary>
[Cmdlet(VerbsData.Restore, "IpernityBackup", DefaultParameterSetName = Everything, SupportsShouldProcess = true)]
[OutputType(typeof(IpernityRestoredItem), typeof(IpernityRestore))]
public sealed class RestoreIpernityBackupCommand : ServiceCmdlet
{
    private const string Everything = "Everything";
    private const string ByDocument = "Document";
    private const string ByAlbum = "Album";

    private readonly List<string> _documents = [];
    private IpernityConnection? _connection;
    private AlbumPatterns? _albums;
    private string _folder = "";
    private RestoreRun? _run;
    private RunProgress? _bar;
    private bool _isRunning;

    /// <summary>The folder of the backup.</summary>
    [Parameter(Mandatory = true, Position = 0), ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The identifiers of the documents to restore, as they are in the backup.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByDocument)]
    [Alias("doc_id", "DocId", "DocumentId", "Id"), ValidateNotNullOrEmpty]
    [Identifier(typeof(IpernityDocument), "Id", "doc_id", "DocId", "DocumentId")]
    public string[] Document { get; set; } = [];

    /// <summary>The titles or identifiers of the albums to restore with their documents. Wildcards are allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByAlbum), SupportsWildcards, ValidateNotNullOrEmpty]
    public string[] Album { get; set; } = [];

    /// <summary>Replaces the details of existing documents and albums with those of the backup.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The number of files that are sent at the same time.</summary>
    [Parameter, NumberText(IsWhole = true), ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 2;

    /// <summary>The time limit in seconds for processing one file after it was sent.</summary>
    [Parameter, NumberText(IsWhole = true), ValidateRange(1, int.MaxValue / 1000)]
    public int TicketTimeoutSec { get; set; } = 600;

    /// <summary>Finds the connection and the folder.</summary>
    protected override void BeginProcessing()
    {
        _connection = RequireConnection("upload.file");
        var folders = BackupFolders.Find(SessionState.Path, WildcardPattern.Escape(Path), out var problem);
        if (problem is not null)
            ThrowTerminatingError(problem);
        _folder = folders[0];
        _albums = ParameterSetName == ByAlbum ? new AlbumPatterns(Album) : null;
    }

    /// <summary>Collects the documents of the input.</summary>
    protected override void ProcessRecord() => _documents.AddRange(Document);

    /// <summary>Plans and restores.</summary>
    protected override void EndProcessing()
    {
        if (ParameterSetName == ByDocument && _documents.Count == 0)
            return;
        var options = new RestoreOptions(_connection!.TokenText, _connection.UserId)
        {
            DocumentIds = [.. _documents.Distinct(StringComparer.Ordinal)],
            IsAlbumWanted = _albums is null ? null : _albums.IsWanted,
            Force = Force,
            ThrottleLimit = ThrottleLimit,
            Timeout = TimeLimit,
            TicketTimeout = TimeSpan.FromSeconds(TicketTimeoutSec),
            Retries = Retries,
            Attempted = LogAttempt,
        };
        _run = new RestoreRun(
            _connection.Client, _folder, options,
            item => Post(() => WriteObject(item)),
            (step, failure) => Post(() => WriteError(BackupErrors.Of(step, failure, _connection.Permission))));
        if (HostPrompt.IsAttended(Host))
            _bar = new RunProgress(this, _ => RestoreText.Describe(_run.ReadProgress()));
        var plan = Plan();
        foreach (var id in _run.UnknownDocuments)
            WriteError(BackupErrors.DocumentNotInBackup(id, _folder));
        foreach (var album in _albums?.Unmatched ?? [])
            WriteError(BackupErrors.AlbumNotInBackup(album, _folder));
        if (this.IsAsking())
            Ask(plan);
        if (!IsWhatIf)
            Restore();
        else
            RestoreText.Summarize(plan).ToList().ForEach(this.WriteHint);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _bar?.Dispose();
            ReportStop();
            _run?.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var value)
        ? LanguagePrimitives.IsTrue(value)
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    private RestorePlan Plan()
    {
        try
        {
            return Await(_connection!.Client, _run!.PlanAsync);
        }
        catch (IpernityException failure)
        {
            ThrowTerminatingError(ErrorRecords.From(failure, _folder, _connection!.Permission));
            throw;
        }
    }

    private void Ask(RestorePlan plan)
    {
        foreach (var step in plan.Steps)
        {
            if (step.Action is RestoreAction.Upload or RestoreAction.Create or RestoreAction.Update)
                step.IsSkipped = !ShouldProcess(RestoreText.TargetOf(step), RestoreText.ActionOf(step));
        }
    }

    private void Restore()
    {
        _isRunning = true;
        var result = Await(_connection!.Client, _run!.RunAsync);
        _isRunning = false;
        _bar?.Dispose();
        WriteObject(result);
        if (result.Failure is not null)
            WriteError(BackupErrors.Ended(result, _connection.Permission));
    }

    private void ReportStop()
    {
        if (!_isRunning)
            return;
        _isRunning = false;
        var progress = _run!.ReadProgress();
        this.WriteWarningWhileStopping(FormattableString.Invariant(
            $"The restore stopped after {progress.StepsDone:N0} of {progress.Steps:N0} steps. To continue, run the same command again."));
    }
}
