using System.Text.Json;
using System.Text.Json.Serialization;
using Ipernity.Api.Documents;

namespace Ipernity.Api.Sidecars;

/// <summary>The content of a document's sidecar in a backup. A detail that the service did not report is null.</summary>
internal sealed record DocumentRecord
{
    public string Id { get; init; } = "";

    /// <summary>The name of the file, which is in the folder of the sidecar. Null if the account offers no original.</summary>
    public string? File { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string[]? Keywords { get; init; }

    public string? Media { get; init; }

    /// <summary>The camera's clock, without a time zone.</summary>
    public DateTime? CreatedAt { get; init; }

    public DateTimeOffset? PostedAt { get; init; }

    public DateTimeOffset? ModifiedAt { get; init; }

    public DateTimeOffset? ReplacedAt { get; init; }

    /// <summary>The licence as the cmdlets name it, such as <c>CC-BY-NC</c>.</summary>
    public string? License { get; init; }

    public string? Visibility { get; init; }

    public string? Safety { get; init; }

    public PermissionsRecord? Permissions { get; init; }

    public PlaceRecord? Place { get; init; }

    public string? OwnerId { get; init; }

    public string? OwnerName { get; init; }

    public string? Link { get; init; }

    public OriginalRecord? Original { get; init; }

    /// <summary>The counters at the time of the backup.</summary>
    public CountsRecord? Counts { get; init; }

    public NoteRecord[]? Notes { get; init; }

    public CommentRecord[]? Comments { get; init; }

    /// <summary>The camera's data as received from the service.</summary>
    public JsonElement? Exif { get; init; }

    /// <summary>Other data of the service, by its path in the answer.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Other { get; init; }

    /// <summary>Files that were replaced on the service and kept.</summary>
    public VersionRecord[]? Versions { get; init; }

    /// <summary>When a backup first found that the document is gone from the account.</summary>
    public DateTimeOffset? GoneAt { get; init; }

    /// <summary>Members that a later minor change of the format may add. They survive rewriting.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Creates a record of the details that change only if somebody changes them.</summary>
    /// <param name="document">The document.</param>
    /// <param name="file">The name of its file; null without one.</param>
    public static DocumentRecord From(IpernityDocument document, string? file) => new()
    {
        Id = document.Id,
        File = file,
        Title = Filled(document.Title),
        Description = Filled(document.Description),
        Keywords = document.Tags,
        Media = document.Media?.ToString(),
        CreatedAt = document.CreatedAt,
        PostedAt = document.PostedAt,
        ModifiedAt = document.ModifiedAt,
        ReplacedAt = document.ReplacedAt,
        License = document.License?.ToString().Replace('_', '-'),
        Visibility = document.Visibility?.ToString(),
        Safety = document.Safety?.ToString(),
        Permissions = PermissionsOf(document),
        Place = document is { Latitude: { } latitude, Longitude: { } longitude }
            ? new PlaceRecord { Latitude = latitude, Longitude = longitude, Name = Filled(document.Place) }
            : null,
        OwnerId = Filled(document.OwnerId),
        OwnerName = Filled(document.OwnerName),
        Link = document.Link?.AbsoluteUri,
        Original = new OriginalRecord
        {
            FileName = Filled(document.FileName),
            Bytes = document.FileSize,
            Width = document.Width,
            Height = document.Height,
            Md5 = Filled(document.Md5),
        },
    };

    private static PermissionsRecord? PermissionsOf(IpernityDocument document) =>
        (document.CommentPermission ?? document.TagPermission ?? document.TagMePermission) is null
            ? null
            : new PermissionsRecord
            {
                Comment = document.CommentPermission?.ToString(),
                Tag = document.TagPermission?.ToString(),
                TagMe = document.TagMePermission?.ToString(),
            };

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
