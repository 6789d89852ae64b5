using System.Text.Json;
using Ipernity.Api.Documents;
using Ipernity.Api.Elements;
using Ipernity.Api.Lists;
using Ipernity.Api.Sidecars;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Backups.Engine;

/// <summary>Requests the details of documents that the list of documents does not contain.</summary>
internal sealed class DocumentDetails(BackupContext context, CancellationToken stop)
{
    // Data about the caller and the owner, counters of containers, and addresses of pictures are not kept.
    private static readonly string[] NotKept =
        ["you", "can", "owner", "count", "medias", "players", "dates", "visibility", "thumb", "thumbs", "md5"];

    private readonly DocumentService _service = new(context.Client, context.CallOptions);

    /// <summary>Reads the details of a document with one to three calls, which are sent at the same time.</summary>
    /// <param name="listed">The document.</param>
    /// <param name="readsExif">Whether to request the camera's data.</param>
    /// <returns>The document, and its record for the sidecar, which does not name the file yet.</returns>
    /// <exception cref="Ipernity.Auth.Errors.IpernityException">The service does not answer, or refuses a call.</exception>
    public async Task<(IpernityDocument Document, DocumentRecord Record)> ReadAsync(ListedDocument listed, bool readsExif)
    {
        var id = listed.Document.Id;
        var details = _service.GetAsync(id, [], stop);
        var comments = listed.Document.Comments is > 0 ? ReadCommentsAsync(id) : Task.FromResult<CommentRecord[]?>(null);
        var exif = readsExif ? ReadExifAsync(id) : Task.FromResult<JsonElement?>(null);
        await Task.WhenAll(details, comments, exif).ConfigureAwait(false);

        var document = Complete(await details.ConfigureAwait(false), listed.Document);
        var record = DocumentRecord.From(document, file: null) with
        {
            Counts = CountsOf(document),
            Notes = document.NoteList is { Length: > 0 } notes ? [.. notes.Select(NoteOf)] : null,
            Comments = await comments.ConfigureAwait(false),
            Exif = await exif.ConfigureAwait(false),
            Other = document.ReadKeptJson(IsKept) is { Count: > 0 } other ? other : null,
        };
        return (document, record);
    }

    public static CountsRecord CountsOf(IpernityDocument document) => new()
    {
        Visits = document.Visits,
        Faves = document.Faves,
        Comments = document.Comments,
        Notes = document.Notes,
    };

    // Takes details from the list that the answer lacks.
    private static IpernityDocument Complete(IpernityDocument document, IpernityDocument listed)
    {
        document.Md5 ??= listed.Md5;
        document.FileName ??= listed.FileName;
        document.FileSize ??= listed.FileSize;
        document.Width ??= listed.Width;
        document.Height ??= listed.Height;
        document.OriginalUrl ??= listed.OriginalUrl;
        document.Thumbnails = listed.Thumbnails ?? document.Thumbnails;
        document.Visits ??= listed.Visits;
        document.Faves ??= listed.Faves;
        document.Comments ??= listed.Comments;
        document.Notes ??= listed.Notes;
        return document;
    }

    private static bool IsKept(string path) => Array.IndexOf(NotKept, path.Split('.')[0]) < 0;

    private static NoteRecord NoteOf(IpernityNote note) => new()
    {
        Id = note.Id,
        UserId = note.UserId,
        UserName = note.UserName,
        Content = note.Content,
        MemberName = note.MemberName,
        X = note.X,
        Y = note.Y,
        Width = note.Width,
        Height = note.Height,
    };

    private async Task<CommentRecord[]?> ReadCommentsAsync(string id)
    {
        var comments = new List<CommentRecord>();
        var call = new ApiCall("doc.comments.getList", new KeyValuePair<string, string>("doc_id", id));
        using var list = new ListReader(context.Client, call, context.CallOptions);
        while (await list.ReadNextAsync(stop).ConfigureAwait(false) is { } page)
            comments.AddRange(page.Items.Select(item => ObjectReader.Read(page, item, new DocumentComment(), DocumentComment.Read).Record));
        return comments.Count > 0 ? [.. comments] : null;
    }

    private async Task<JsonElement?> ReadExifAsync(string id)
    {
        var answer = await context.CallAsync("doc.getExif", stop, new KeyValuePair<string, string>("doc_id", id)).ConfigureAwait(false);
        return ExifOf(answer);
    }

    private static JsonElement? ExifOf(ApiAnswer answer)
    {
        using var json = JsonDocument.Parse(answer.Content, new JsonDocumentOptions { MaxDepth = answer.MaxDepth });
        return json.RootElement.TryGetProperty("exif", out var exif) && exif.ValueKind == JsonValueKind.Object
            && exif.EnumerateObject().Any()
            ? exif.Clone()
            : null;
    }
}
