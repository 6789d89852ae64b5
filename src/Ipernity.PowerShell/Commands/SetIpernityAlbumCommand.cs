using System.Management.Automation;
using Ipernity.Api.Albums;
using Ipernity.Api.Documents;
using Ipernity.Api.Elements;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Albums;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Completion;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Formats;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Changes the title, the description, the cover, the documents and the comment permission of albums.</summary>
[Cmdlet(VerbsCommon.Set, "IpernityAlbum", DefaultParameterSetName = ByAlbum, SupportsShouldProcess = true)]
[OutputType(typeof(IpernityAlbum))]
public sealed class SetIpernityAlbumCommand : ServiceCmdlet
{
    private const string ByAlbum = "Album";
    private const string ByInput = "InputObject";

    private IpernityConnection? _connection;
    private AlbumService? _service;
    private AlbumFinder? _finder;
    private OrderedCalls? _calls;
    private RowParameters? _row;

    /// <summary>The identifiers or the titles of albums.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByAlbum)]
    [Alias("Id", "album_id"), Identifier(typeof(IpernityAlbum), "Id", "album_id"), ValidateNotNullOrEmpty]
    public string[] Album { get; set; } = [];

    /// <summary>An album from the pipeline: an object, a row of a table, an identifier or a title.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByInput)]
    public PSObject? InputObject { get; set; }

    /// <summary>The new title.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), AllowEmptyString]
    public string? Title { get; set; }

    /// <summary>The new description. An empty text removes it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>The document on the cover. It must be in the album.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Identifier(typeof(IpernityDocument), "DocId", "doc_id", "cover_id", "Id", IsOptional = true)]
    public string? Cover { get; set; }

    /// <summary>Who may comment on the album.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AudienceCompleter)), CatalogueValue("album.setPerms", "perm_comment")]
    public Audience? CommentPermission { get; set; }

    /// <summary>The documents of the album: exactly these, in this order.</summary>
    [Parameter, Identifier(typeof(IpernityDocument), "DocId", "doc_id", "Id"), ValidateNotNullOrEmpty]
    public string[]? Document { get; set; }

    /// <summary>Returns the changed albums.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The number of albums that are changed at the same time. The default is one.</summary>
    [Parameter, NumberText(IsWhole = true), ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>Finds the connection.</summary>
    protected override void BeginProcessing()
    {
        _connection = RequireConnection("album.edit");
        _service = new AlbumService(_connection.Client, CreateOptions(_connection.TokenText));
        _finder = new AlbumFinder(this, _connection);
        _calls = Own(new OrderedCalls(this, ThrottleLimit));
        _row = new RowParameters(MyInvocation.BoundParameters);
    }

    /// <summary>Changes the albums.</summary>
    protected override void ProcessRecord()
    {
        try
        {
            object[] inputs = ParameterSetName == ByInput ? [InputObject!] : Album;
            foreach (var input in inputs)
                Change(input);
        }
        finally
        {
            _row!.EndRow();
        }
    }

    /// <summary>Waits for the calls.</summary>
    protected override void EndProcessing() => _calls!.Complete();

    private void Change(object input)
    {
        var change = new AlbumChange
        {
            Title = Given(Title, nameof(Title)),
            Description = Given(Description, nameof(Description)),
            CoverId = Given(Cover, nameof(Cover)),
            CommentPermission = Given(CommentPermission, nameof(CommentPermission)),
            DocumentIds = Document is null ? null : [.. Document.Distinct(StringComparer.Ordinal)],
        };
        if (change == new AlbumChange())
        {
            if (!InputObject.IsRow())
                ThrowTerminatingError(CallErrors.ChangeRequired("-Title or -Document"));
            this.WriteDetail("Nothing to change: the row has no values.");
            return;
        }

        if (_finder!.Find(input) is not { } album || ReadOldValues(album, change) is not { } old)
            return;
        if (ShouldProcess(AlbumErrors.Describe(old.Album), AlbumChangeText.Describe(old.Album, change, old.Documents)))
            Send(old.Album, change);
    }

    private void Send(IpernityAlbum album, AlbumChange change) => _calls!.Add(
        _connection!.Client,
        async stop =>
        {
            var documents = await _service!.SetAsync(album.Id, change, album.CoverId, stop).ConfigureAwait(false);
            return (Documents: documents, Album: PassThru ? await _service.GetAsync(album.Id, stop).ConfigureAwait(false) : null);
        },
        result =>
        {
            foreach (var refused in result.Documents.Where(static document => document.ErrorCode != 0))
                WriteError(AlbumErrors.NotAdded(refused, album));
            if (result.Album is not null)
                WriteObject(result.Album.ForOutput());
        },
        failure => WriteFailure(failure, album, change),
        isAlone: !this.IsGiven(nameof(ThrottleLimit)));

    // Lists contain neither descriptions nor documents.
    private (IpernityAlbum Album, IReadOnlyList<string>? Documents)? ReadOldValues(IpernityAlbum album, AlbumChange change)
    {
        if (!this.IsAsking())
            return (album, null);
        try
        {
            var isKnown = change.Description is null || album.Description is not null;
            return (
                isKnown ? album : Await(_connection!.Client, stop => _service!.GetAsync(album.Id, stop)),
                change.DocumentIds is null ? null : Await(_connection!.Client, stop => _service!.GetDocumentIdsAsync(album.Id, stop)));
        }
        catch (IpernityException failure)
        {
            WriteFailure(failure, album, change);
            return null;
        }
    }

    private void WriteFailure(Exception failure, IpernityAlbum album, AlbumChange change) => WriteError(
        change.CoverId is { } cover && AlbumErrors.IsOfCover(failure)
            ? AlbumErrors.CoverNotFound(failure, cover, AlbumErrors.Describe(album))
            : ObjectErrors.From(failure, ObjectErrors.Album, album.Id, _connection!.Permission));

    // The properties of an album describe its current state. Only a row of a table has new values, and blank cells change nothing.
    private T? Given<T>(T? value, string parameter)
    {
        if (!_row!.IsOfPipeline(parameter))
            return value;
        return InputObject.IsRow() && !value.IsBlank() ? value : default;
    }
}
