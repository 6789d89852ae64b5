using System.Globalization;
using System.Management.Automation;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.Api.Uploads;
using Ipernity.PowerShell.Answers;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Interaction;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Session;
using Ipernity.PowerShell.Uploads;

namespace Ipernity.PowerShell.Commands;

/// <summary>Uploads files: some at a time, none twice.</summary>
[Cmdlet(VerbsCommunications.Send, "IpernityFile", DefaultParameterSetName = ByPath, SupportsShouldProcess = true)]
[OutputType(typeof(IpernityUpload))]
public sealed class SendIpernityFileCommand : UploadCmdlet
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    private IpernityConnection? _connection;
    private UploadRun? _run;
    private UploadProgressBar? _bar;
    private bool _isOver;

    /// <summary>The files; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The files; each character stands for itself.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "FullName", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The document's title.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Title { get; set; }

    /// <summary>The document's description.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    /// <summary>Its keywords. One may have several words.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Keywords")]
    public string[] Keyword { get; set; } = [];

    /// <summary>The album that it is put into.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("album_id")]
    public string? AlbumId { get; set; }

    /// <summary>Everybody may see it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("is_public")]
    [Flag]
    public SwitchParameter Public { get; set; }

    /// <summary>The member's family may see it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("is_family")]
    [Flag]
    public SwitchParameter Family { get; set; }

    /// <summary>The member's friends may see it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("is_friend")]
    [Flag]
    public SwitchParameter Friend { get; set; }

    /// <summary>The licence's number; 0 for all rights reserved.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? License { get; set; }

    /// <summary>When it was made: a date, or text such as 2026-08-01 12:30:00, as the camera's clock showed it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("created_at")]
    public object? CreatedAt { get; set; }

    /// <summary>How safe it is to look at: the API's number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Safety { get; set; }

    /// <summary>The members who are on it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("member_ids")]
    public string[] MemberId { get; set; } = [];

    /// <summary>Who may comment on it: the API's number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("perm_comment")]
    public string? CommentPermission { get; set; }

    /// <summary>Who may add keywords: the API's number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("perm_tag")]
    public string? TagPermission { get; set; }

    /// <summary>Who may say that somebody is on it: the API's number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("perm_tagme")]
    public string? TagMePermission { get; set; }

    /// <summary>Where it was made: degrees east.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("lng")]
    public double Longitude { get; set; }

    /// <summary>Where it was made: degrees north.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("lat")]
    public double Latitude { get; set; }

    /// <summary>Which side of the picture is up: 1, 3, 6 or 8, as cameras write it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("dir")]
    public string? Orientation { get; set; }

    /// <summary>The document whose media the file replaces. Its title and all else stay.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Replace { get; set; }

    /// <summary>Does not send what is among the documents already, and gives that document.</summary>
    [Parameter]
    public SwitchParameter SkipDuplicate { get; set; }

    /// <summary>Does not wait until the service has made documents of the files: gives their tickets.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>Adds the document's details to what is put out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>How many files are sent at a time.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 2;

    /// <summary>The longest time in seconds in which no part of a file travels and no answer comes.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue / 1000)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>The longest time in seconds to wait until the service has made a document of a file that was sent.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue / 1000)]
    public int TicketTimeoutSec { get; set; } = 600;

    private string Method => Replace is null ? "upload.file" : "upload.replace";

    /// <summary>Prepares to send.</summary>
    protected override void BeginProcessing()
    {
        if (NoWait && PassThru)
            ThrowTerminatingError(ErrorRecords.ParameterConflict(nameof(PassThru), nameof(NoWait)));
        _connection = RequireConnection(Method);
        var options = new UploadOptions(_connection.TokenText)
        {
            Timeout = TimeSpan.FromSeconds(TimeoutSec),
            TicketTimeout = TimeSpan.FromSeconds(TicketTimeoutSec),
            Retries = Retries,
            ThrottleLimit = ThrottleLimit,
            SkipDuplicates = SkipDuplicate,
            WaitForDocuments = !NoWait,
            Attempted = Attempted,
        };
        _run = new UploadRun(_connection.Client, options, result => Post(() => Give(result)), (upload, failure) => Post(() => Tell(upload, failure)));
        if (HostPrompt.IsAttended(Host))
            _bar = new UploadProgressBar(this, _run);
    }

    /// <summary>Begins to send what comes; waits while enough is under way.</summary>
    protected override void ProcessRecord()
    {
        var isLiteral = ParameterSetName == ByLiteralPath;
        foreach (var path in isLiteral ? LiteralPath : Path)
        {
            var files = FilePaths.Find(SessionState.Path, path, isLiteral, out var problem);
            if (problem is not null)
                WriteError(problem);
            foreach (var file in files)
            {
                if (Describe(file) is { } upload && ShouldProcess(string.Format(CultureInfo.CurrentCulture, "{0} ({1:N0} bytes)", file, upload.File.Length), Method))
                    Run(stop => _run!.AddAsync(upload, stop));
            }
        }

        DoPosted();
    }

    /// <summary>Waits until all files are over.</summary>
    protected override void EndProcessing()
    {
        Run(_run!.CompleteAsync);
        _bar?.Complete();
        _isOver = true;
    }

    /// <summary>Ends what is under way; where it was stopped, tells what was sent.</summary>
    /// <param name="disposing">Whether <see cref="IpernityCmdlet.Dispose()"/> was called.</param>
    protected override void Dispose(bool disposing)
    {
        if (disposing && _run is { } run)
        {
            _bar?.Dispose();
            var progress = run.ReadProgress();
            run.Dispose();
            if (!_isOver && progress.Files > 0)
                TellStopped(StoppedRun.Describe(progress));
            _run = null;
        }

        base.Dispose(disposing);
    }

    private UploadFile? Describe(string path)
    {
        try
        {
            var fields = Fields();
            if (Replace is not null && fields.Parameters.Count > 0)
                ThrowTerminatingError(ErrorRecords.ParameterConflict(fields.Parameters[0], nameof(Replace)));
            return new UploadFile(LocalFile.Find(path), Replace, fields.ToParameters());
        }
        catch (IpernityUploadException failure)
        {
            WriteError(ErrorRecords.From(failure, path));
        }
        catch (ArgumentException invalid)
        {
            WriteError(ErrorRecords.InvalidCall(invalid, path));
        }

        return null;
    }

    private UploadFields Fields() => new UploadFields()
        .Add(IsGiven(nameof(Title)), nameof(Title), "title", Title)
        .Add(IsGiven(nameof(Description)), nameof(Description), "description", Description)
        .Add(IsGiven(nameof(CreatedAt)), nameof(CreatedAt), "created_at", CreatedAt)
        .Add(IsGiven(nameof(License)), nameof(License), "license", License)
        .Add(IsGiven(nameof(Public)), nameof(Public), "is_public", Public)
        .Add(IsGiven(nameof(Family)), nameof(Family), "is_family", Family)
        .Add(IsGiven(nameof(Friend)), nameof(Friend), "is_friend", Friend)
        .Add(IsGiven(nameof(Safety)), nameof(Safety), "safety", Safety)
        .Add(IsGiven(nameof(Keyword)), nameof(Keyword), "keywords", Keyword)
        .Add(IsGiven(nameof(AlbumId)), nameof(AlbumId), "album_id", AlbumId)
        .Add(IsGiven(nameof(MemberId)), nameof(MemberId), "member_ids", MemberId)
        .Add(IsGiven(nameof(CommentPermission)), nameof(CommentPermission), "perm_comment", CommentPermission)
        .Add(IsGiven(nameof(TagPermission)), nameof(TagPermission), "perm_tag", TagPermission)
        .Add(IsGiven(nameof(TagMePermission)), nameof(TagMePermission), "perm_tagme", TagMePermission)
        .Add(IsGiven(nameof(Longitude)), nameof(Longitude), "lng", Longitude)
        .Add(IsGiven(nameof(Latitude)), nameof(Latitude), "lat", Latitude)
        .Add(IsGiven(nameof(Orientation)), nameof(Orientation), "dir", Orientation);

    // What ends the run makes the rest senseless.
    private void Run(Func<CancellationToken, Task> work)
    {
        try
        {
            AwaitEnd(work);
        }
        catch (IpernityException failure)
        {
            ThrowTerminatingError(ErrorRecords.From(failure, _connection, _connection!.Permission));
        }
    }

    private void Give(UploadResult result)
    {
        var upload = new IpernityUpload(result);
        if (PassThru && upload.DocId is { } document)
            upload.Document = ReadDetails(document);
        WriteObject(upload);
    }

    private PSObject? ReadDetails(string document)
    {
        var call = new ApiCall("doc.get", new KeyValuePair<string, string>("doc_id", document));
        var options = new CallOptions
        {
            Token = _connection!.TokenText,
            Timeout = TimeSpan.FromSeconds(TimeoutSec),
            Retries = Retries,
            Attempted = Attempted,
        };
        try
        {
            var answer = AnswerObjects.Read(Await(stop => _connection.Client.CallAsync(call, options, stop)));
            return (answer as PSObject)?.Properties["doc"]?.Value as PSObject;
        }
        catch (IpernityException failure)
        {
            WriteError(ErrorRecords.From(failure, document));
            return null;
        }
    }

    private void Tell(UploadFile upload, Exception failure) => WriteError(failure switch
    {
        IpernityException refused => ErrorRecords.From(refused, upload.File.Path),
        ArgumentException invalid => ErrorRecords.InvalidCall(invalid, upload.File.Path),
        _ => ErrorRecords.UploadFailed(failure, upload.File.Path),
    });

    // The pipeline's own streams are closed to a cmdlet that is stopped.
    private void TellStopped(string message)
    {
        try
        {
            Host.UI?.WriteWarningLine(message);
        }
        catch (Exception silent) when (silent is System.Management.Automation.Host.HostException or NotImplementedException or InvalidOperationException)
        {
            // A host that shows nothing.
        }
    }
}
