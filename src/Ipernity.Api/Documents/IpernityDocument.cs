using Ipernity.Api.Albums;
using Ipernity.Api.Elements;

namespace Ipernity.Api.Documents;

/// <summary>
/// A photo, video, sound or other document. A property is null if it was not requested or not reported.
/// (Source: the service's pages of <c>doc.get</c> and of the lists of documents.)
/// </summary>
public sealed class IpernityDocument : IpernityElement
{
    /// <summary>The identifier.</summary>
    public string Id { get; set; } = "";

    /// <summary>The title.</summary>
    public string? Title { get; set; }

    /// <summary>The description, in which some HTML is possible. Lists do not contain it.</summary>
    public string? Description { get; set; }

    /// <summary>The kind of document.</summary>
    public MediaKind? Media { get; set; }

    /// <summary>The licence.</summary>
    public License? License { get; set; }

    /// <summary>The audience for which it is suitable.</summary>
    public SafetyLevel? Safety { get; set; }

    /// <summary>Who can see it.</summary>
    public Visibility? Visibility { get; set; }

    /// <summary>The identifier of the owner.</summary>
    public string? OwnerId { get; set; }

    /// <summary>The name of the owner.</summary>
    public string? OwnerName { get; set; }

    /// <summary>The address of its page.</summary>
    public Uri? Link { get; set; }

    /// <summary>When it was created, by the camera's clock, whose time zone is unknown.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>When it was posted.</summary>
    public DateTimeOffset? PostedAt { get; set; }

    /// <summary>When its details were last changed.</summary>
    public DateTimeOffset? ModifiedAt { get; set; }

    /// <summary>When its file was last replaced; null also if it never was.</summary>
    public DateTimeOffset? ReplacedAt { get; set; }

    /// <summary>When somebody last commented on it; null also if nobody did.</summary>
    public DateTimeOffset? CommentedAt { get; set; }

    /// <summary>How many visits it had.</summary>
    public long? Visits { get; set; }

    /// <summary>How many members chose it as a favourite.</summary>
    public long? Faves { get; set; }

    /// <summary>How many comments it has.</summary>
    public long? Comments { get; set; }

    /// <summary>How many notes it has.</summary>
    public long? Notes { get; set; }

    /// <summary>The latitude in degrees north; null also if it has no place.</summary>
    public double? Latitude { get; set; }

    /// <summary>The longitude in degrees east; null also if it has no place.</summary>
    public double? Longitude { get; set; }

    /// <summary>The name of the place.</summary>
    public string? Place { get; set; }

    /// <summary>Its keywords. Lists do not contain them.</summary>
    public string[]? Tags { get; set; }

    /// <summary>Who may comment on it.</summary>
    public Audience? CommentPermission { get; set; }

    /// <summary>Who may add keywords.</summary>
    public Audience? TagPermission { get; set; }

    /// <summary>Who may tag themselves.</summary>
    public Audience? TagMePermission { get; set; }

    /// <summary>The MD5 of the original file in hexadecimal digits.</summary>
    public string? Md5 { get; set; }

    /// <summary>The name of the original file.</summary>
    public string? FileName { get; set; }

    /// <summary>The length of the original file in bytes.</summary>
    public long? FileSize { get; set; }

    /// <summary>The width of the original in pixels.</summary>
    public long? Width { get; set; }

    /// <summary>The height of the original in pixels.</summary>
    public long? Height { get; set; }

    /// <summary>The address of the original file; null if the caller may not download it.</summary>
    public Uri? OriginalUrl { get; set; }

    /// <summary>The address of the smallest thumbnail.</summary>
    public Uri? ThumbnailUrl => Thumbnails is { Length: > 0 } all ? all[0].Url : null;

    /// <summary>The smaller pictures that the answer contains, the smallest first.</summary>
    public IpernityThumbnail[]? Thumbnails { get; set; }

    /// <summary>Its notes with their text. Lists do not contain them.</summary>
    public IpernityNote[]? NoteList { get; set; }

    /// <summary>The albums that contain it, if they were requested.</summary>
    public IpernityAlbum[]? Albums { get; set; }

    /// <summary>The groups that contain it, if they were requested.</summary>
    public IpernityGroup[]? Groups { get; set; }

    /// <summary>The camera's data by name, if it was requested.</summary>
    public IReadOnlyDictionary<string, object?>? Exif { get; set; }

    /// <summary>The title.</summary>
    /// <returns>The title, or the identifier if there is none.</returns>
    public override string ToString() => string.IsNullOrWhiteSpace(Title) ? Id : Title!;
}
