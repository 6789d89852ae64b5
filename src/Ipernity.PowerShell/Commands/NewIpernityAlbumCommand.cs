using System.Management.Automation;
using Ipernity.Api.Albums;
using Ipernity.Api.Documents;
using Ipernity.Api.Elements;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Completion;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Formats;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Creates an album, and puts documents into it.</summary>
[Cmdlet(VerbsCommon.New, "IpernityAlbum", SupportsShouldProcess = true)]
[OutputType(typeof(IpernityAlbum))]
public sealed class NewIpernityAlbumCommand : ServiceCmdlet
{
    private readonly List<string> _documents = [];
    private IpernityConnection? _connection;

    /// <summary>The title.</summary>
    [Parameter(Mandatory = true, Position = 0), ValidateNotNullOrEmpty]
    public string Title { get; set; } = "";

    /// <summary>The documents to put into the album, in this order.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true)]
    [Identifier(typeof(IpernityDocument), "DocId", "doc_id", "Id"), ValidateNotNullOrEmpty]
    public string[] Document { get; set; } = [];

    /// <summary>The description.</summary>
    [Parameter]
    public string? Description { get; set; }

    /// <summary>The document on the cover. The default is the first document.</summary>
    [Parameter, Identifier(typeof(IpernityDocument), "DocId", "doc_id", "Id"), ValidateNotNullOrEmpty]
    public string? Cover { get; set; }

    /// <summary>Who may comment on the album.</summary>
    [Parameter, ArgumentCompleter(typeof(AudienceCompleter)), CatalogueValue("album.setPerms", "perm_comment")]
    public Audience? CommentPermission { get; set; }

    /// <summary>Finds the connection.</summary>
    protected override void BeginProcessing() => _connection = RequireConnection("album.create");

    /// <summary>Collects the documents.</summary>
    protected override void ProcessRecord() => _documents.AddRange(Document);

    /// <summary>Creates the album.</summary>
    protected override void EndProcessing()
    {
        string[] documents = [.. _documents.Distinct(StringComparer.Ordinal)];
        var content = documents.Length switch { 0 => "", 1 => " with 1 document", _ => $" with {documents.Length} documents" };
        if (!ShouldProcess($"album '{Title}'{content}", "Create"))
            return;

        var service = new AlbumService(_connection!.Client, CreateOptions(_connection.TokenText));
        var change = new AlbumChange
        {
            Title = Title,
            Description = Description,
            CoverId = Cover,
            CommentPermission = CommentPermission,
        };
        if (Run(Title, stop => service.CreateAsync(change, stop)) is { } album)
            WriteObject((documents.Length == 0 ? album : AddDocuments(service, album, documents)).ForOutput());
    }

    private IpernityAlbum AddDocuments(AlbumService service, IpernityAlbum album, string[] documents)
    {
        if (Run(album.Id, stop => service.AddDocumentsAsync(album.Id, documents, stop)) is { } content)
        {
            foreach (var refused in content.Documents.Where(static document => document.ErrorCode != 0))
                WriteError(AlbumErrors.NotAdded(refused, album));
        }

        return Run(album.Id, stop => service.GetAsync(album.Id, stop)) ?? album;
    }

    private T? Run<T>(string name, Func<CancellationToken, Task<T>> call)
        where T : class
    {
        try
        {
            return Await(_connection!.Client, call);
        }
        catch (Exception failure) when (failure is IpernityException or ArgumentException)
        {
            WriteError(
                Cover is not null && AlbumErrors.IsOfCover(failure)
                    ? AlbumErrors.CoverNotFound(failure, Cover, $"album '{name}'")
                    : ObjectErrors.From(failure, ObjectErrors.Album, name, _connection!.Permission));
            return null;
        }
    }
}
