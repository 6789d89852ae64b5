using System.Globalization;
using Ipernity.Api.Documents;

namespace Ipernity.Api.Downloads;

/// <summary>
/// The names of files, such as <c>{CreatedAt:yyyy}/{CreatedAt:MM}/{Title}-{Id}{Extension}</c>: text, properties of documents in braces
/// with the formats of .NET, and slashes between folders. Each name is valid on every file system.
/// </summary>
public sealed class FileNameTemplate
{
    private readonly string _text;
    private readonly FileNamePart[][] _segments;

    private FileNameTemplate(string text, FileNamePart[][] segments)
    {
        _text = text;
        _segments = segments;
    }

    /// <summary>The title and the identifier.</summary>
    public static FileNameTemplate Default { get; } = Parse("{Title}-{Id}{Extension}");

    /// <summary>The names of the properties that a template can contain.</summary>
    public static IReadOnlyList<string> Properties { get; } = [.. FileNameField.All.Select(static field => field.Name)];

    /// <summary>Whether different documents always get different names.</summary>
    internal bool IsUnique => Fields.Any(static part => part.Name == "Id");

    private IEnumerable<FileNameField> Fields =>
        _segments.SelectMany(static segment => segment).Select(static part => part.Field).OfType<FileNameField>();

    /// <summary>Reads a template.</summary>
    /// <param name="text">The text. A template without <c>{Extension}</c> gets it at its end.</param>
    /// <returns>The template.</returns>
    /// <exception cref="ArgumentException">The template is invalid. The message says what is allowed.</exception>
    public static FileNameTemplate Parse(string text) =>
        new(text, FileNameTemplateReader.Read(text ?? throw new ArgumentNullException(nameof(text))));

    /// <summary>The text of the template.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _text;

    /// <summary>The relative path for a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="size">The size.</param>
    /// <param name="extension">The extension with its dot.</param>
    /// <returns>Names with slashes between them.</returns>
    internal string Expand(IpernityDocument document, string size, string extension) => string.Join(
        "/", _segments.Select(segment => Expand([.. segment.Select(part => (Expand(part, document, size, extension), part.Field))])));

    /// <summary>Whether a document lacks a property that lists may not contain.</summary>
    internal bool NeedsDetails(IpernityDocument document) =>
        Fields.Any(field => field.NeedsDetails && field.Read(document) is null);

    private static string Expand((string Text, FileNameField? Field)[] parts)
    {
        var excess = parts.Sum(static part => SafeName.LengthOf(part.Text)) - SafeName.MaximumBytes;
        while (excess > 0)
        {
            // Shortens the longest free text, so that identifiers and extensions stay complete.
            var longest = Array.FindLast(
                [.. parts.Select(static (part, index) => (Index: index, Length: LengthToCut(part))).OrderBy(static part => part.Length)],
                static part => part.Length > 1);
            if (longest.Length == 0)
                break;
            var text = parts[longest.Index].Text;
            parts[longest.Index].Text = SafeName.Cut(text, Math.Max(1, longest.Length - excess));
            var rest = parts.Sum(static part => SafeName.LengthOf(part.Text)) - SafeName.MaximumBytes;
            if (rest == excess)
                break;
            excess = rest;
        }

        return SafeName.Finish(string.Concat(parts.Select(static part => part.Text)));
    }

    private static int LengthToCut((string Text, FileNameField? Field) part) =>
        part.Field is { IsFree: true } ? SafeName.LengthOf(part.Text) : 0;

    private static string Expand(FileNamePart part, IpernityDocument document, string size, string extension)
    {
        if (part.Field is not { } field)
            return part.Text;
        var value = field.Name switch
        {
            FileNameField.ExtensionName => extension,
            FileNameField.SizeName => size,
            _ => field.Read(document),
        };
        var text = value is IFormattable formattable
            ? formattable.ToString(part.Format, CultureInfo.InvariantCulture)
            : (string?)value ?? "";
        var clean = SafeName.Clean(text);
        return clean.Length > 0 || field.Name == FileNameField.ExtensionName ? clean : field.Blank;
    }
}
