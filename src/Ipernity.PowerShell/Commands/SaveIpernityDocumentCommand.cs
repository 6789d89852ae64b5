using System.Management.Automation;
using Ipernity.Api.Documents;
using Ipernity.Api.Downloads;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Completion;
using Ipernity.PowerShell.Downloads;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Interaction;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Downloads the files of documents in parallel.</summary>
[Cmdlet(VerbsData.Save, "IpernityDocument", SupportsShouldProcess = true)]
[OutputType(typeof(IpernityDownload))]
public sealed class SaveIpernityDocumentCommand : ServiceCmdlet
{
    private readonly DownloadPreview _preview = new();
    private IpernityConnection? _connection;
    private DownloadRun? _run;
    private RunProgress? _progress;
    private bool _isAsking;
    private bool _isOver;

    /// <summary>The identifiers of the documents.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("doc_id", "DocId"), Identifier(typeof(IpernityDocument), "Id", "doc_id", "DocId"), ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>A document. Its known details are not requested again.</summary>
    [Parameter(ValueFromPipeline = true), ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The folder for the files. It is created if it does not exist.</summary>
    [Parameter(Mandatory = true, Position = 0), ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Original, or the label of a thumbnail, such as 1024.</summary>
    [Parameter, PictureSize, ArgumentCompleter(typeof(SizeCompleter))]
    public string Size { get; set; } = DownloadOptions.Original;

    /// <summary>The names of the files, such as {CreatedAt:yyyy}/{Title}-{Id}{Extension}.</summary>
    [Parameter, FileNameTemplate, ValidateNotNullOrEmpty]
    public string FileName { get; set; } = FileNameTemplate.Default.ToString();

    /// <summary>The file with the details of a document that is saved beside its file.</summary>
    [Parameter]
    public SidecarKind Sidecar { get; set; }

    /// <summary>The number of files that are downloaded at the same time.</summary>
    [Parameter, NumberText(IsWhole = true), ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Downloads every file again, and overwrites files with the same names.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Adds the document to the output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Finds the connection and prepares the folder.</summary>
    protected override void BeginProcessing()
    {
        _connection = RequireConnection("doc.get");
        _isAsking = this.IsAsking();
        var options = new DownloadOptions(_connection.TokenText, FindFolder())
        {
            Size = Size,
            FileName = FileNameTemplate.Parse(FileName),
            Sidecar = Sidecar,
            Force = Force,
            ThrottleLimit = ThrottleLimit,
            Timeout = TimeLimit,
            Retries = Retries,
            UserAgent = ApplicationCmdlet.UserAgent,
            Attempted = LogAttempt,
        };
        _run = new DownloadRun(
            _connection.Client, options,
            result => Post(() => WriteObject(new IpernityDownload(result, PassThru))),
            (document, failure) => Post(() => WriteFailure(document, failure)));
        if (HostPrompt.IsAttended(Host))
            _progress = new RunProgress(this, elapsed => DownloadProgressText.Describe(_run.ReadProgress(), elapsed));
    }

    /// <summary>Starts the downloads of the current input. Waits while the throttle limit is reached.</summary>
    protected override void ProcessRecord()
    {
        foreach (var id in Id)
        {
            var document = InputObject?.BaseObject is IpernityDocument piped && piped.Id == id ? piped : new IpernityDocument { Id = id };
            if (!_isAsking || Confirms(document))
                Run(stop => _run!.AddAsync(document, stop));
        }

        RunPosted();
    }

    /// <summary>Waits for all downloads.</summary>
    protected override void EndProcessing()
    {
        Run(_run!.CompleteAsync);
        _progress?.Dispose();
        if (this.IsWhatIf() && !_isOver)
            this.WriteHint(_preview.Summarize());
        _isOver = true;
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

    private string FindFolder()
    {
        try
        {
            var folder = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path, out var provider, out _);
            if (!string.Equals(provider.Name, "FileSystem", StringComparison.OrdinalIgnoreCase))
                ThrowTerminatingError(DownloadErrors.NotAFolder(Path, provider.Name));
            if (!this.IsWhatIf())
                DownloadRun.PrepareFolder(folder);
            return folder;
        }
        catch (IpernityDownloadException failure)
        {
            ThrowTerminatingError(DownloadErrors.FolderUnusable(failure, Path));
            throw;
        }
        catch (Exception missing) when (missing is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException)
        {
            ThrowTerminatingError(DownloadErrors.FolderNotFound(Path, missing));
            throw;
        }
    }

    // A file that was already downloaded needs no confirmation.
    private bool Confirms(IpernityDocument document)
    {
        try
        {
            var plan = Await(_connection!.Client, stop => _run!.PlanAsync(document, stop));
            if (plan.IsThere)
            {
                _preview.AddUnchanged();
                return !this.IsWhatIf();
            }

            _preview.Add(plan);
            return ShouldProcess(DownloadPreview.Describe(plan), $"Save as {plan.Path}");
        }
        catch (IpernityException failure)
        {
            WriteFailure(document, failure);
            return false;
        }
    }

    private void WriteFailure(IpernityDocument document, Exception failure) =>
        WriteError(DownloadErrors.Of(failure, document.Id, _connection!.Permission));

    // A failure that is not about one document ends all downloads.
    private void Run(Func<CancellationToken, Task> work)
    {
        if (_isOver)
            return;
        try
        {
            Await(_connection!.Client, work);
        }
        catch (IpernityException failure)
        {
            _isOver = true;
            _run!.Dispose();
            WriteError(ErrorRecords.From(failure, _connection, _connection!.Permission));
        }
    }
}
