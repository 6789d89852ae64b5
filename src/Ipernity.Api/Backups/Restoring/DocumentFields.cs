using System.Globalization;
using Ipernity.Api.Documents;
using Ipernity.Api.Elements;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>Converts the details of a sidecar to the parameters of an upload or a change.</summary>
internal static class DocumentFields
{
    private const double SamePlace = 0.00001;

    // The value of upload.file for "no place". If it is omitted, the service uses the place in the EXIF data.
    private const string NoPlace = "-999";

    /// <summary>The parameters of <c>upload.file</c>.</summary>
    public static KeyValuePair<string, string>[] OfUpload(DocumentRecord record)
    {
        var visibility = Word<Visibility>(record.Visibility);
        (string Name, string? Value)[] fields =
        [
            ("title", Filled(record.Title)),
            ("description", Filled(record.Description)),
            ("keywords", Filled(KeywordText.Join(Keywords(record)))),
            ("created_at", record.CreatedAt?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
            ("license", Code(FindLicense(record.License))),
            ("safety", Code(Word<SafetyLevel>(record.Safety))),
            ("is_public", visibility is null ? null : Flag(visibility == Visibility.Public)),
            ("is_friend", visibility is null ? null : Flag(visibility is Visibility.Friends or Visibility.FriendsAndFamily)),
            ("is_family", visibility is null ? null : Flag(visibility is Visibility.Family or Visibility.FriendsAndFamily)),
            ("perm_comment", Code(Word<Audience>(record.Permissions?.Comment))),
            ("perm_tag", Code(Word<Audience>(record.Permissions?.Tag))),
            ("perm_tagme", Code(Word<Audience>(record.Permissions?.TagMe))),
            ("lat", record.Place is { } place ? Degrees(place.Latitude) : NoPlace),
            ("lng", record.Place is { } there ? Degrees(there.Longitude) : NoPlace),
        ];
        return [.. from field in fields where field.Value is not null select new KeyValuePair<string, string>(field.Name, field.Value)];
    }

    /// <summary>Finds the details that are blank on a document of the account, and optionally those that differ.</summary>
    /// <param name="record">The document in the backup.</param>
    /// <param name="present">The document in the account.</param>
    /// <param name="isForced">Whether to set different details too.</param>
    public static DocumentChange FindChange(DocumentRecord record, IpernityDocument present, bool isForced)
    {
        T? Differing<T>(T? wanted, T? now)
            where T : struct => isForced && wanted is not null && !Nullable.Equals(wanted, now) ? wanted : null;
        string? Missing(string? wanted, string? now) =>
            Filled(wanted) is { } text && (isForced ? !string.Equals(text, now, StringComparison.Ordinal) : string.IsNullOrWhiteSpace(now))
                ? text
                : null;
        var place = IsPlaceMissing(record.Place, present, isForced) ? record.Place : null;
        return new DocumentChange
        {
            Title = Missing(record.Title, present.Title),
            Description = Missing(record.Description, present.Description),
            Tags = AreKeywordsMissing(Keywords(record), present.Tags ?? [], isForced) ? Keywords(record) : null,
            License = Differing(FindLicense(record.License), present.License),
            Safety = Differing(Word<SafetyLevel>(record.Safety), present.Safety),
            Visibility = Differing(Word<Visibility>(record.Visibility), present.Visibility),
            CommentPermission = Differing(Word<Audience>(record.Permissions?.Comment), present.CommentPermission),
            TagPermission = Differing(Word<Audience>(record.Permissions?.Tag), present.TagPermission),
            TagMePermission = Differing(Word<Audience>(record.Permissions?.TagMe), present.TagMePermission),
            Latitude = place?.Latitude,
            Longitude = place?.Longitude,
        };
    }

    /// <summary>The names of the details that a change sets.</summary>
    public static IEnumerable<string> NamesOf(DocumentChange change)
    {
        (string Name, bool IsSet)[] parts =
        [
            ("title", change.Title is not null),
            ("description", change.Description is not null),
            ("keywords", change.Tags is not null),
            ("licence", change.License is not null),
            ("safety", change.Safety is not null),
            ("visibility", change.Visibility is not null),
            ("permissions", (change.CommentPermission ?? change.TagPermission ?? change.TagMePermission) is not null),
            ("place", change.Latitude is not null),
        ];
        return parts.Where(static part => part.IsSet).Select(static part => part.Name);
    }

    /// <summary>The keywords that the service can store.</summary>
    public static string[] Keywords(DocumentRecord record) => [.. (record.Keywords ?? []).Where(CanBeSent)];

    /// <summary>The keywords that the service cannot store.</summary>
    public static string[] UnsendableKeywords(DocumentRecord record) => [.. (record.Keywords ?? []).Where(static word => !CanBeSent(word))];

    /// <summary>The member of an enum with a name; null if there is none.</summary>
    public static T? Word<T>(string? name)
        where T : struct, Enum => Enum.TryParse<T>(name, ignoreCase: true, out var word) ? word : null;

    private static bool CanBeSent(string keyword) => !keyword.Any(static letter => letter == '"' || char.IsControl(letter));

    private static bool AreKeywordsMissing(string[] wanted, string[] present, bool isForced) =>
        wanted.Length > 0 && (isForced ? !new HashSet<string>(wanted, StringComparer.Ordinal).SetEquals(present) : present.Length == 0);

    private static bool IsPlaceMissing(PlaceRecord? wanted, IpernityDocument present, bool isForced)
    {
        if (wanted is null)
            return false;
        if (present.Latitude is not { } latitude || present.Longitude is not { } longitude)
            return true;
        return isForced && (Math.Abs(wanted.Latitude - latitude) > SamePlace || Math.Abs(wanted.Longitude - longitude) > SamePlace);
    }

    // A name such as CC-BY-NC.
    private static License? FindLicense(string? name) => Word<License>(name?.Replace('-', '_'));

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string Flag(bool isOn) => isOn ? "1" : "0";

    private static string? Code<T>(T? choice)
        where T : struct, Enum =>
        choice is { } value ? Convert.ToInt32(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) : null;

    private static string Degrees(double degrees) => degrees.ToString("0.########", CultureInfo.InvariantCulture);
}
