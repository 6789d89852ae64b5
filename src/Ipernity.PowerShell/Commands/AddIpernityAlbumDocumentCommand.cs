using System.Management.Automation;
using Ipernity.Api.Albums;
using Ipernity.Api.Documents;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Albums;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Formats;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Puts documents into albums.</summary>
[Cmdlet(VerbsCommon.Add, "IpernityAlbumDocument", DefaultParameterSetName = ByDocument, SupportsShouldProcess = true)]
[OutputType(typeof(IpernityAlbum))]
public sealed class AddIpernityAlbumDocumentCommand : ServiceCmdlet
{
    private const string ByDocument = "Document";
    private const string ByAlbum = "Album";

    private readonly AlbumDocumentList _documents = new();
    private readonly Dictionary<string, IpernityAlbum?> _albums = new(StringComparer.OrdinalIgnoreCase);
    private IpernityConnection? _connection;
    private AlbumService? _service;
    private AlbumFinder? _finder;

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

    /// <summary>Returns the albums.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Finds the connection.</summary>
    protected override void BeginProcessing()
    {
        _connection = RequireConnection("album.docs.add");
        _service = new AlbumService(_connection.Client, CreateOptions(_connection.TokenText));
        _finder = new AlbumFinder(this, _connection);
    }

    /// <summary>Adds documents as soon as there are enough for a call.</summary>
    protected override void ProcessRecord()
    {
        _documents.Add(Album, Document);
        if (_documents.Take(Album, AlbumService.MostDocuments) is { } documents)
            AddDocuments(Album, documents);
    }

    /// <summary>Adds the other documents.</summary>
    protected override void EndProcessing()
    {
        foreach (var name in _documents.Albums)
        {
            if (_documents.Take(name, atLeast: 1) is { } documents)
                AddDocuments(name, documents);
            if (PassThru && FindAlbum(name) is { } album
                && Run(album, stop => _service!.GetAsync(album.Id, stop)) is { } changed)
                WriteObject(changed.ForOutput());
        }
    }

    private void AddDocuments(string name, string[] documents)
    {
        if (FindAlbum(name) is not { } album
            || !ShouldProcess(AlbumErrors.Describe(album), $"Add {AlbumDocumentList.Describe(documents)}")
            || Run(album, stop => _service!.AddDocumentsAsync(album.Id, documents, stop)) is not { } content)
            return;
        foreach (var refused in content.Documents.Where(static document => document.ErrorCode != 0))
            WriteError(AlbumErrors.NotAdded(refused, album));
    }

    // An album that does not exist is one error, not one for each document.
    private IpernityAlbum? FindAlbum(string name) =>
        _albums.TryGetValue(name, out var known) ? known : _albums[name] = _finder!.Find(name);

    private T? Run<T>(IpernityAlbum album, Func<CancellationToken, Task<T>> call)
        where T : class
    {
        try
        {
            return Await(_connection!.Client, call);
        }
        catch (Exception failure) when (failure is IpernityException or ArgumentException)
        {
            WriteError(ObjectErrors.From(failure, ObjectErrors.Album, album.Id, _connection!.Permission));
            return null;
        }
    }
}
