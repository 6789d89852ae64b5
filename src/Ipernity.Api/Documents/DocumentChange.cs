using System.Globalization;
using Ipernity.Api.Elements;

namespace Ipernity.Api.Documents;

/// <summary>A change of a document. A property that is null does not change.</summary>
public sealed record DocumentChange
{
    // The coordinate with which the service removes a place.
    private const double NoPlace = -999;

    /// <summary>The title. Empty removes it.</summary>
    public string? Title { get; init; }

    /// <summary>The description. Empty removes it.</summary>
    public string? Description { get; init; }

    /// <summary>The licence.</summary>
    public License? License { get; init; }

    /// <summary>The audience for which it is suitable.</summary>
    public SafetyLevel? Safety { get; init; }

    /// <summary>Who can see it.</summary>
    public Visibility? Visibility { get; init; }

    /// <summary>Who may comment on it.</summary>
    public Audience? CommentPermission { get; init; }

    /// <summary>Who may add keywords.</summary>
    public Audience? TagPermission { get; init; }

    /// <summary>Who may tag themselves.</summary>
    public Audience? TagMePermission { get; init; }

    /// <summary>The latitude in degrees north, together with the longitude.</summary>
    public double? Latitude { get; init; }

    /// <summary>The longitude in degrees east, together with the latitude.</summary>
    public double? Longitude { get; init; }

    /// <summary>Whether the place is removed.</summary>
    public bool ClearLocation { get; init; }

    /// <summary>The keywords that replace all current ones. Empty removes them.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Keywords to add. Existing ones are skipped.</summary>
    public IReadOnlyList<string> AddTags { get; init; } = [];

    /// <summary>Keywords to remove, in upper or lower case. Missing ones are skipped.</summary>
    public IReadOnlyList<string> RemoveTags { get; init; } = [];

    /// <summary>The album to put it into.</summary>
    public string? AlbumId { get; init; }

    /// <summary>Whether nothing is changed.</summary>
    public bool IsEmpty => Fields.Length == 0 && Tags is null && AddTags.Count == 0 && RemoveTags.Count == 0 && AlbumId is null;

    /// <summary>The parameters of <c>doc.set</c>, which also takes those of <c>doc.setGeo</c>, <c>doc.setPerms</c> and so on.</summary>
    internal KeyValuePair<string, string>[] Fields
    {
        get
        {
            (string Name, string? Value)[] fields =
            [
                ("title", Title),
                ("description", Description),
                ("license", Code((int?)License)),
                ("safety", Code((int?)Safety)),
                ("share", Code((int?)Visibility)),
                ("perm_comment", Code((int?)CommentPermission)),
                ("perm_tag", Code((int?)TagPermission)),
                ("perm_tagme", Code((int?)TagMePermission)),
                ("lat", Degrees(ClearLocation ? NoPlace : Latitude)),
                ("lng", Degrees(ClearLocation ? NoPlace : Longitude)),
            ];
            return
            [
                .. from value in fields
                   where value.Value is not null
                   select new KeyValuePair<string, string>(value.Name, value.Value),
            ];
        }
    }

    private static string? Code(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Degrees(double? number) => number?.ToString("0.########", CultureInfo.InvariantCulture);
}
