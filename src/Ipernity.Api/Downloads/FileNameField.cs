using Ipernity.Api.Documents;

namespace Ipernity.Api.Downloads;

/// <summary>A property of documents that file names can contain.</summary>
internal sealed record FileNameField(string Name, Func<IpernityDocument, object?> Read)
{
    private static readonly DateTime SampleTime = new(2024, 2, 29, 12, 30, 0, DateTimeKind.Unspecified);

    /// <summary>The properties, in the order in which they are listed.</summary>
    public static IReadOnlyList<FileNameField> All { get; } =
    [
        new("Id", static document => document.Id),
        new(TitleName, static document => document.Title) { IsFree = true, Blank = "untitled" },
        new("FileName", static document => StemOf(document.FileName)) { IsFree = true, NeedsDetails = true },
        new(ExtensionName, static _ => null),
        new(SizeName, static _ => null),
        new("CreatedAt", static document => document.CreatedAt ?? document.PostedAt?.UtcDateTime) { Sample = SampleTime },
        new("PostedAt", static document => document.PostedAt?.UtcDateTime) { Sample = SampleTime },
        new("ModifiedAt", static document => document.ModifiedAt?.UtcDateTime) { Sample = SampleTime },
        new("Media", static document => document.Media?.ToString()),
        new("License", static document => document.License?.ToString().Replace('_', '-')),
        new("Visibility", static document => document.Visibility?.ToString()) { NeedsDetails = true },
        new("OwnerId", static document => document.OwnerId) { NeedsDetails = true },
        new("OwnerName", static document => document.OwnerName) { IsFree = true, NeedsDetails = true },
        new("Place", static document => document.Place) { IsFree = true },
        new("Latitude", static document => document.Latitude) { Sample = 1.5 },
        new("Longitude", static document => document.Longitude) { Sample = 1.5 },
        new("Width", static document => document.Width) { Sample = 1L, NeedsDetails = true },
        new("Height", static document => document.Height) { Sample = 1L, NeedsDetails = true },
        new("Md5", static document => document.Md5) { NeedsDetails = true },
    ];

    public const string TitleName = "Title";
    public const string ExtensionName = "Extension";
    public const string SizeName = "Size";

    /// <summary>A value to test formats with; null if the property is text.</summary>
    public IFormattable? Sample { get; init; }

    /// <summary>Whether the property is free text, which may be shortened.</summary>
    public bool IsFree { get; init; }

    /// <summary>Whether lists may not contain it.</summary>
    public bool NeedsDetails { get; init; }

    /// <summary>The text for a document without this property.</summary>
    public string Blank { get; init; } = "unknown";

    private static string? StemOf(string? name)
    {
        // The name may come from any operating system.
        var file = name?.Substring(name.LastIndexOfAny(['/', '\\']) + 1);
        var dot = file?.LastIndexOf('.') ?? -1;
        return dot > 0 ? file!.Substring(0, dot) : file;
    }
}
