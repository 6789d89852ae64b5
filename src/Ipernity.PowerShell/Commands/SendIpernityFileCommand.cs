using System.Management.Automation;
using Ipernity.Api.Albums;
using Ipernity.Api.Uploads;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Completion;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Interaction;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Session;
using Ipernity.PowerShell.Uploads;

namespace Ipernity.PowerShell.Commands;

/// <summary>Uploads files in parallel.</summary>
[Cmdlet(VerbsCommunications.Send, "IpernityFile", DefaultParameterSetName = ByPath, SupportsShouldProcess = true)]
[OutputType(typeof(IpernityUpload))]
public sealed class SendIpernityFileCommand : ServiceCmdlet
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    private static readonly ApiFieldTable Fields = new(typeof(SendIpernityFileCommand), "upload.file");

    private IpernityConnection? _connection;
    private readonly ReplacementList _replacements = new();
    private RowParameters? _row;
    private UploadRequestReader? _requests;
    private UploadOutput? _output;
    private UploadRun? _run;
    private RunProgress? _progress;
    private bool _isOver;

    /// <summary>The paths of the files. Wildcards are allowed.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [SupportsWildcards, PathText, ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The paths of the files, without wildcards.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "FullName", "LP"), PathText, ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The title of the document.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ApiField("title")]
    public string? Title { get; set; }

    /// <summary>The description of the document.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ApiField("description")]
    public string? Description { get; set; }

    /// <summary>The keywords. A keyword can have several words.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), Alias("Keywords"), ApiField("keywords")]
    public string[]? Keyword { get; set; }

    /// <summary>The title or the identifier of one of your albums for the document. An album that does not exist is created.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ApiField(UploadRequestReader.AlbumField)]
    [Identifier(typeof(IpernityAlbum), "Id", "album_id", IsOptional = true)]
    public string? Album { get; set; }

    /// <summary>The identifier of the album for the document.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), Alias("album_id"), ApiField("album_id")]
    public string? AlbumId { get; set; }

    /// <summary>Lets everybody see the document.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), Alias("is_public"), Flag, ApiField("is_public")]
    public SwitchParameter Public { get; set; }

    /// <summary>Lets your family see the document.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), Alias("is_family"), Flag, ApiField("is_family")]
    public SwitchParameter Family { get; set; }

    /// <summary>Lets your friends see the document.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), Alias("is_friend"), Flag, ApiField("is_friend")]
    public SwitchParameter Friend { get; set; }

    /// <summary>The licence: its name, such as CC-BY-NC, or its number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ApiField("license"), ArgumentCompleter(typeof(LicenseCompleter))]
    public string? License { get; set; }

    /// <summary>The creation date: a date, or text such as 2026-08-01 12:30:00, as the camera's clock showed it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), Alias("created_at"), ApiField("created_at")]
    public object? CreatedAt { get; set; }

    /// <summary>The safety level: its name or its number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ApiField("safety"), ArgumentCompleter(typeof(SafetyCompleter))]
    public string? Safety { get; set; }

    /// <summary>The members who are in the picture.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), Alias("member_ids"), ApiField("member_ids")]
    public string[]? MemberId { get; set; }

    /// <summary>Who may comment: Owner, FriendsAndFamily, Contacts or Everybody, or the number of the API.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), Alias("perm_comment"), ApiField("perm_comment")]
    [ArgumentCompleter(typeof(AudienceCompleter))]
    public string? CommentPermission { get; set; }

    /// <summary>Who may add keywords: Owner, FriendsAndFamily, Contacts or Everybody, or the number of the API.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), Alias("perm_tag"), ApiField("perm_tag")]
    [ArgumentCompleter(typeof(AudienceCompleter))]
    public string? TagPermission { get; set; }

    /// <summary>Who may tag themselves: Owner, FriendsAndFamily, Contacts or Everybody, or the number of the API.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), Alias("perm_tagme"), ApiField("perm_tagme")]
    [ArgumentCompleter(typeof(AudienceCompleter))]
    public string? TagMePermission { get; set; }

    /// <summary>The longitude of the place, in degrees east.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), Alias("lng"), NumberText, ApiField("lng")]
    public double? Longitude { get; set; }

    /// <summary>The latitude of the place, in degrees north.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), Alias("lat"), NumberText, ApiField("lat")]
    public double? Latitude { get; set; }

    /// <summary>The orientation: Upright, UpsideDown, Left or Right, or the EXIF number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), Alias("dir"), ApiField("dir"), ArgumentCompleter(typeof(OrientationCompleter))]
    public string? Orientation { get; set; }

    /// <summary>The document whose file to replace. Its title and other details stay.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Replace { get; set; }

    /// <summary>Also sends files that operating systems and photo programs store beside photos, such as Thumbs.db and .xmp files.</summary>
    [Parameter]
    public SwitchParameter IncludeAll { get; set; }

    /// <summary>Does not send files that are already among your documents. The output is the existing document.</summary>
    [Parameter]
    public SwitchParameter SkipDuplicate { get; set; }

    /// <summary>Like -SkipDuplicate, and also sets the title and the other details on the existing document.</summary>
    [Parameter]
    public SwitchParameter UpdateDuplicate { get; set; }

    /// <summary>Does not wait until the service has processed the files. The output has the tickets.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>Adds the details of the document to the output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The number of files that are sent at the same time.</summary>
    [Parameter, NumberText(IsWhole = true), ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 2;

    /// <summary>The time limit in seconds for processing one file after it was sent.</summary>
    [Parameter, NumberText(IsWhole = true), ValidateRange(1, int.MaxValue / 1000)]
    public int TicketTimeoutSec { get; set; } = 600;

    private string? DocumentToReplace => Replace.IsBlank() ? null : Replace!.Trim();

    private string Method => DocumentToReplace is null ? "upload.file" : "upload.replace";

    /// <summary>Finds the connection and prepares the uploads.</summary>
    protected override void BeginProcessing()
    {
        if (NoWait && PassThru)
            ThrowTerminatingError(CallErrors.ParameterConflict(nameof(PassThru), nameof(NoWait)));
        _connection = RequireConnection(Method);
        _row = new RowParameters(MyInvocation.BoundParameters);
        _requests = new UploadRequestReader(this, Fields, _row);
        _output = new UploadOutput(this, _connection, Fields, PassThru, UpdateDuplicate);
        var options = new UploadOptions(_connection.TokenText)
        {
            Timeout = TimeLimit,
            TicketTimeout = TimeSpan.FromSeconds(TicketTimeoutSec),
            Retries = Retries,
            ThrottleLimit = ThrottleLimit,
            SkipDuplicates = SkipDuplicate || UpdateDuplicate,
            UpdateDuplicates = UpdateDuplicate,
            WaitForDocuments = !NoWait,
            Attempted = LogAttempt,
        };
        _run = new UploadRun(
            _connection.Client, options,
            result => Post(() => _output.Write(result)),
            (upload, failure) => Post(() => _output.WriteFailure(upload.File.Path, failure)));
        if (HostPrompt.IsAttended(Host))
            _progress = new RunProgress(this, elapsed => UploadProgressText.Describe(_run.ReadProgress(), elapsed));
    }

    /// <summary>Starts the uploads of the current input. Waits while the throttle limit is reached.</summary>
    protected override void ProcessRecord()
    {
        try
        {
            var isLiteral = ParameterSetName == ByLiteralPath;
            foreach (var path in isLiteral ? LiteralPath : Path)
                AddFiles(path, isLiteral);
            RunPosted();
        }
        finally
        {
            _row!.EndRow();
        }
    }

    /// <summary>Starts the replacements and waits for all uploads.</summary>
    protected override void EndProcessing()
    {
        foreach (var files in _replacements.ByDocument())
        {
            if (files.Count() == 1)
                Send(files.Single());
            else
                WriteError(FileErrors.ReplaceTakesOneFile(files.Key, [.. files.Select(static file => file.File.Path)]));
        }

        Run(_run!.CompleteAsync);
        _progress?.Dispose();
        _isOver = true;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            ReportStop();
            _run?.Dispose();
            _run = null;
        }

        base.Dispose(disposing);
    }

    private void AddFiles(string path, bool isLiteral)
    {
        var files = FilePaths.Find(SessionState.Path, path, isLiteral, out var isPattern, out var problem);
        if (problem is not null)
            WriteError(problem);
        foreach (var file in files)
        {
            if (!IncludeAll && (isPattern || MyInvocation.ExpectingInput) && SideFiles.Contains(file))
                this.WriteDetail($"Skipped '{file}', which is not a photo, a video or another document. Use -IncludeAll to send it.");
            else if (_requests!.Create(file, DocumentToReplace) is not { } upload)
                continue;
            else if (upload.Replaces is null)
                Send(upload);
            else
                _replacements.Add(upload);
        }
    }

    private void Send(UploadRequest upload)
    {
        var album = upload.Album is null ? "" : $" into the album '{upload.Album}'";
        if (ShouldProcess($"{upload.File.Path} ({SizeText.Of(upload.File.Length)}){album}", upload.Method))
            Run(stop => _run!.AddAsync(upload, stop));
    }

    // A failure that is not about one file ends all uploads.
    private void Run(Func<CancellationToken, Task> work)
    {
        try
        {
            Await(_connection!.Client, _isOver ? static _ => Task.CompletedTask : work);
        }
        catch (IpernityException failure)
        {
            ReportStop();
            WriteError(ErrorRecords.From(failure, _connection, _connection!.Permission));
        }
        catch (PipelineStoppedException)
        {
            ReportStop();
            throw;
        }
    }

    // Reports once which files were sent and which were not, if the uploads end early.
    private void ReportStop()
    {
        if (_isOver || _run is null)
            return;

        _isOver = true;
        _progress?.Dispose();
        var progress = _run.ReadProgress();
        _run.Dispose();
        if (progress.Files > 0)
            this.WriteWarningWhileStopping(StopReport.Describe(progress));
    }
}
