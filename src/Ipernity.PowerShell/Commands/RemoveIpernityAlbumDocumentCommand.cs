using System.Management.Automation;
using Ipernity.Api.Albums;
using Ipernity.Api.Documents;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Albums;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Takes documents out of albums. The documents stay. The service destroys an album with its last document.</summary>
[Cmdlet(VerbsCommon.Remove, "IpernityAlbumDocument", DefaultParameterSetName = ByDocument, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveIpernityAlbumDocumentCommand : ServiceCmdlet
{
    private const string ByDocument = "Document";
    private const string ByAlbum = "Album";

    private readonly AlbumDocumentList _documents = new();
    private IpernityConnection? _connection;
    private AlbumService? _service;

    /// <summary>The identifier or the title of the album, or an album.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = ByDocument)]
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByAlbum)]
    [Alias("AlbumId", "album_id"), Identifier(typeof(IpernityAlbum), "Id", "album_id", "AlbumId", "Album"), ValidateNotNullOrEmpty]
    public string Album { get; set; } = "";

    /// <summary>The documents: identifiers, documents, uploads or elements of answers.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ParameterSetName = ByDocument)]
    [Parameter(Mandatory = true, ParameterSetName = ByAlbum)]
    [Alias("DocId", "doc_id"), Identifier(typeof(IpernityDocument), "DocId", "doc_id", "Document", "Id"), ValidateNotNullOrEmpty]
    public string[] Document { get; set; } = [];

    /// <summary>Also removes the last documents of an album, which destroys the album.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Finds the connection.</summary>
    protected override void BeginProcessing()
    {
        _connection = RequireConnection("album.docs.remove");
        _service = new AlbumService(_connection.Client, CreateOptions(_connection.TokenText));
    }

    /// <summary>Collects the documents, because together they can be the last ones of an album.</summary>
    protected override void ProcessRecord() => _documents.Add(Album, Document);

    /// <summary>Removes the documents.</summary>
    protected override void EndProcessing()
    {
        var finder = new AlbumFinder(this, _connection!);
        // Rows can name an album by its title and by its identifier.
        var albums = from name in _documents.Albums
                     let album = finder.Find(name)
                     where album is not null
                     group name by album;
        foreach (var names in albums)
            RemoveDocuments(names.Key, [.. names.SelectMany(_documents.For).Distinct(StringComparer.Ordinal)]);
    }

    private void RemoveDocuments(IpernityAlbum album, string[] documents)
    {
        try
        {
            var destroys = AreAll(album, documents);
            var action = $"Remove {AlbumDocumentList.Describe(documents)}{(destroys ? " and the album itself" : "")}";
            if (!ShouldProcess(AlbumErrors.Describe(album), action) || (destroys && !MayDestroy(album)))
                return;
            var content = Await(_connection!.Client, stop => _service!.RemoveDocumentsAsync(album.Id, documents, stop));
            foreach (var missing in content.Documents.Where(static document => !document.IsChanged))
                WriteError(AlbumErrors.NotInAlbum(missing, album));
        }
        catch (Exception failure) when (failure is IpernityException or ArgumentException)
        {
            WriteError(ObjectErrors.From(failure, ObjectErrors.Album, album.Id, _connection!.Permission));
        }
    }

    private bool AreAll(IpernityAlbum album, string[] documents) =>
        documents.Length >= (album.Documents ?? 0)
        && Await(_connection!.Client, stop => _service!.GetDocumentIdsAsync(album.Id, stop)) is { Count: > 0 } present
        && present.All(document => documents.Contains(document, StringComparer.Ordinal));

    private bool MayDestroy(IpernityAlbum album)
    {
        if (Force)
            return true;
        var answer = AskToContinue(
            $"These are the last documents of the {AlbumErrors.Describe(album)}. The service destroys an album with its last document. "
                + "Do you want to remove them and the album?",
            "Remove the last documents of an album");
        if (answer is null)
            WriteError(AlbumErrors.WouldBeDestroyed(album));
        return answer == true;
    }
}
