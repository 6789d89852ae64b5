using System.Management.Automation;
using Ipernity.Api.Albums;
using Ipernity.Api.Documents;
using Ipernity.Api.Elements;
using Ipernity.Api.Lists;
using Ipernity.PowerShell.Albums;
using Ipernity.PowerShell.Calls;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Completion;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Formats;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Gets documents by their identifiers, from a list, or by a search.</summary>
[Cmdlet(VerbsCommon.Get, "IpernityDocument", DefaultParameterSetName = List, SupportsPaging = true)]
[OutputType(typeof(IpernityDocument))]
public sealed class GetIpernityDocumentCommand : ServiceCmdlet
{
    private const string ById = "Id";
    private const string List = "List";

    private OrderedCalls? _calls;

    /// <summary>The identifiers of documents.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ById)]
    [Alias("doc_id", "DocId"), ValidateNotNullOrEmpty]
    [Identifier(typeof(IpernityDocument), "Id", "doc_id", "DocId", Alternatives = ["AlbumId", "album_id", "GroupId", "group_id"])]
    public string[] Id { get; set; } = [];

    /// <summary>The member whose documents are listed, or with -Fave, whose faves. The default is you.</summary>
    [Parameter(ParameterSetName = List), ValidateNotNullOrEmpty]
    public string? UserId { get; set; }

    /// <summary>The identifier of the album whose documents are listed.</summary>
    [Parameter(ParameterSetName = List, ValueFromPipelineByPropertyName = true)]
    [Alias("album_id"), Identifier(typeof(IpernityAlbum), "Id", "album_id", "AlbumId"), ValidateNotNullOrEmpty]
    public string? AlbumId { get; set; }

    /// <summary>The album whose documents are listed: its title, its identifier, or an album.</summary>
    [Parameter(ParameterSetName = List)]
    [Identifier(typeof(IpernityAlbum), "Id", "album_id", "AlbumId"), ValidateNotNullOrEmpty]
    public string? Album { get; set; }

    /// <summary>An album from Get-IpernityAlbum whose documents are listed.</summary>
    [Parameter(ParameterSetName = List, ValueFromPipeline = true), ValidateNotNull]
    public IpernityAlbum? InputObject { get; set; }

    /// <summary>The identifier of the group whose documents are listed.</summary>
    [Parameter(ParameterSetName = List, ValueFromPipelineByPropertyName = true)]
    [Alias("group_id"), Identifier(typeof(IpernityGroup), "Id", "group_id", "GroupId"), ValidateNotNullOrEmpty]
    public string? GroupId { get; set; }

    /// <summary>Lists faves: the documents that the member chose as favourites.</summary>
    [Parameter(ParameterSetName = List)]
    public SwitchParameter Fave { get; set; }

    /// <summary>Searches the documents of all members.</summary>
    [Parameter(ParameterSetName = List)]
    public SwitchParameter Everyone { get; set; }

    /// <summary>Words in titles, descriptions and keywords. + and - and double quotes are allowed.</summary>
    [Parameter(ParameterSetName = List), ValidateNotNullOrEmpty]
    public string? Search { get; set; }

    /// <summary>Keywords that the documents have.</summary>
    [Parameter(ParameterSetName = List), Alias("Keyword"), ValidateNotNullOrEmpty, ValidateCount(1, 20)]
    public string[]? Tag { get; set; }

    /// <summary>The kind of documents.</summary>
    [Parameter(ParameterSetName = List)]
    public MediaKind? Media { get; set; }

    /// <summary>The licences: their names, such as CC-BY-NC, or their numbers.</summary>
    [Parameter(ParameterSetName = List), ArgumentCompleter(typeof(LicenseCompleter)), CatalogueValue("doc.set", "license")]
    public string[]? License { get; set; }

    /// <summary>Who can see the documents. Only for your own documents.</summary>
    [Parameter(ParameterSetName = List), ArgumentCompleter(typeof(VisibilityCompleter)), CatalogueValue("doc.set", "share")]
    public string? Visibility { get; set; }

    /// <summary>The earliest time of posting.</summary>
    [Parameter(ParameterSetName = List), DateText]
    public DateTime? PostedAfter { get; set; }

    /// <summary>The latest time of posting.</summary>
    [Parameter(ParameterSetName = List), DateText]
    public DateTime? PostedBefore { get; set; }

    /// <summary>The earliest creation, by the camera's clock.</summary>
    [Parameter(ParameterSetName = List), DateText]
    public DateTime? CreatedAfter { get; set; }

    /// <summary>The latest creation, by the camera's clock.</summary>
    [Parameter(ParameterSetName = List), DateText]
    public DateTime? CreatedBefore { get; set; }

    /// <summary>A latitude and a longitude, such as 48.86,2.35, or an object with both, such as a document.</summary>
    [Parameter(ParameterSetName = List), Place]
    public double[]? Near { get; set; }

    /// <summary>The radius around -Near in kilometres. The service's default is 5, and its maximum is 30.</summary>
    [Parameter(ParameterSetName = List), NumberText(Minimum = 0.001, Maximum = 30)]
    public double? WithinKilometer { get; set; }

    /// <summary>The order. The default is the newest posting first, or with -Search, the best match first.</summary>
    [Parameter(ParameterSetName = List), ArgumentCompleter(typeof(SortCompleter)), CatalogueValue("doc.search", "sort")]
    public string? Sort { get; set; }

    /// <summary>Details that lists do not contain. They take one more call for each document, or up to three.</summary>
    [Parameter, ValidateNotNullOrEmpty]
    public DocumentDetail[] Include { get; set; } = [];

    /// <summary>The number of calls that are sent at the same time.</summary>
    [Parameter, NumberText(IsWhole = true), ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Checks for parameters that conflict.</summary>
    protected override void BeginProcessing()
    {
        if (WithinKilometer is not null && Near is null)
            ThrowTerminatingError(CallErrors.ParameterRequired(nameof(WithinKilometer), nameof(Near)));
        _calls = Own(new OrderedCalls(this, ThrottleLimit));
    }

    /// <summary>Starts the calls of the documents, or reads the list.</summary>
    protected override void ProcessRecord()
    {
        try
        {
            if (ParameterSetName == ById)
                GetById();
            else
                GetList();
        }
        catch (ArgumentException invalid)
        {
            WriteError(CallErrors.InvalidCall(invalid, Tag));
        }
    }

    /// <summary>Waits for the calls.</summary>
    protected override void EndProcessing() => _calls!.Complete();

    private void GetById()
    {
        if (this.FindPaging() is { } paging)
            ThrowTerminatingError(CallErrors.ParameterConflict(paging, nameof(Id)));
        var connection = RequireConnection("doc.get");
        var service = ServiceOf(connection);
        foreach (var id in Id)
            Start(connection, id, stop => service.GetAsync(id, Include, stop));
    }

    private void GetList()
    {
        if (Album is not null && (InputObject is not null || AlbumId is not null))
            ThrowTerminatingError(CallErrors.ParameterConflict(nameof(Album), AlbumId is null ? nameof(InputObject) : nameof(AlbumId)));
        var query = CreateQuery();
        var connection = RequireConnection(Include.Length > 0 ? "doc.get" : query.Method);
        if (query.FindConflict(connection.UserId) is { } conflict)
            ThrowTerminatingError(CallErrors.ParameterConflict(conflict.One, conflict.Other));
        if (PostedAfter > PostedBefore)
            ThrowTerminatingError(CallErrors.DatesConflict(nameof(PostedAfter), nameof(PostedBefore)));
        if (CreatedAfter > CreatedBefore)
            ThrowTerminatingError(CallErrors.DatesConflict(nameof(CreatedAfter), nameof(CreatedBefore)));

        if (Album is not null)
        {
            if (new AlbumFinder(this, connection).Find(Album) is not { } album)
                return;
            query = query with { AlbumId = album.Id };
        }

        var call = query.CreateCall(connection.UserId);
        var options = CreateOptions(connection.TokenText);
        var service = ServiceOf(connection);
        void Write(ListPage page, ReadOnlyMemory<byte> item)
        {
            var document = DocumentList.Read(page, item);
            if (Include.Length == 0)
                WriteObject(document.ForOutput());
            else
                Start(connection, document.Id, stop => AddDetailsAsync(service, document, stop));
        }

        new ListOutput(this, connection.Client, options, this.ReadPaging(ThrottleLimit)).Run(
            call, Write, query.AlbumId ?? query.GroupId ?? query.UserId ?? (object)connection, connection.Permission,
            Whose(query) is { } place ? failure => ObjectErrors.From(failure, place.Kind, place.Id, connection.Permission) : null);
        _calls!.Complete();
    }

    private DocumentQuery CreateQuery() => new()
    {
        UserId = UserId,
        AlbumId = Album ?? InputObject?.Id ?? AlbumId,
        GroupId = GroupId,
        Fave = Fave,
        Everyone = Everyone,
        Search = Search,
        Tag = Tag is null ? null : KeywordText.Join(Tag),
        Media = Media,
        License = License is { Length: > 0 } ? string.Join(",", License) : null,
        Visibility = CatalogueValueAttribute.Choice<Visibility>(Visibility),
        PostedAfter = PostedAfter,
        PostedBefore = PostedBefore,
        CreatedAfter = CreatedAfter,
        CreatedBefore = CreatedBefore,
        Near = Near is null ? null : (Near[0], Near[1]),
        WithinKilometer = WithinKilometer,
        Sort = Sort,
    };

    private static (string Kind, string Id)? Whose(DocumentQuery query) =>
        query.AlbumId is { } album ? (ObjectErrors.Album, album)
        : query.GroupId is { } group ? (ObjectErrors.Group, group)
        : query.UserId is { } member ? (ObjectErrors.Member, member)
        : null;

    private DocumentService ServiceOf(IpernityConnection connection) => new(connection.Client, CreateOptions(connection.TokenText));

    private void Start(IpernityConnection connection, string id, Func<CancellationToken, Task<IpernityDocument>> call) => _calls!.Add(
        connection.Client, call, document => WriteObject(document.ForOutput()),
        failure => WriteError(ObjectErrors.From(failure, ObjectErrors.Document, id, connection.Permission)));

    private async Task<IpernityDocument> AddDetailsAsync(
        DocumentService service, IpernityDocument document, CancellationToken cancellationToken)
    {
        await service.AddDetailsAsync(document, Include, cancellationToken).ConfigureAwait(false);
        return document;
    }
}
