using System.Globalization;
using System.Text;

namespace Ipernity.Api.Downloads;

/// <summary>Parses file name templates. A doubled brace is a literal brace.</summary>
internal static class FileNameTemplateReader
{
    private static readonly string Allowed =
        $"Use {string.Join(", ", FileNameField.All.Select(static part => part.Name))}, each in braces.";

    public static FileNamePart[][] Read(string text)
    {
        var segments = new List<List<FileNamePart>> { new() };
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '/' or '\\')
            {
                EndText(segments, literal);
                segments.Add([]);
            }
            else if (c is '{' or '}' && i + 1 < text.Length && text[i + 1] == c)
            {
                literal.Append(text[i++]);
            }
            else if (c == '{')
            {
                EndText(segments, literal);
                var end = text.IndexOf("}", i, StringComparison.Ordinal);
                if (end < 0)
                    throw Invalid(text, "a closing brace is missing.");
                segments[segments.Count - 1].Add(ReadField(text, text.Substring(i + 1, end - i - 1)));
                i = end;
            }
            else if (c == '}')
            {
                throw Invalid(text, "an opening brace is missing. For a literal brace, double it.");
            }
            else
            {
                literal.Append(!SafeName.IsForbidden(c) ? c : throw Invalid(text, $"'{c}' is not allowed in file names."));
            }
        }

        EndText(segments, literal);
        return Finish(text, segments);
    }

    private static FileNamePart[][] Finish(string text, List<List<FileNamePart>> segments)
    {
        foreach (var segment in segments)
        {
            var words = string.Concat(segment.Select(static part => part.Text)).Trim();
            if (segment.All(static part => part.Field is null) && words.All(static c => c == '.'))
                throw Invalid(text, "it must be a relative path, and no folder or file name can be empty.");
            if (SafeName.LengthOf(words) > SafeName.MaximumBytes / 2)
                throw Invalid(text, $"the text of a name must not exceed {SafeName.MaximumBytes / 2} bytes.");
        }

        var file = segments[segments.Count - 1];
        if (!file.Exists(static part => part.Field?.Name == FileNameField.ExtensionName))
            file.Add(new FileNamePart("", FieldOf(FileNameField.ExtensionName)));
        return [.. segments.Select(static segment => segment.ToArray())];
    }

    private static void EndText(List<List<FileNamePart>> segments, StringBuilder literal)
    {
        if (literal.Length > 0)
            segments[segments.Count - 1].Add(new FileNamePart(literal.ToString()));
        literal.Clear();
    }

    private static FileNamePart ReadField(string text, string content)
    {
        var colon = content.IndexOf(":", StringComparison.Ordinal);
        var name = (colon < 0 ? content : content.Substring(0, colon)).Trim();
        var format = colon < 0 ? null : content.Substring(colon + 1);
        var field = FieldOf(name) ?? throw Invalid(text, $"there is no property '{name}'. {Allowed}");
        if (format is null)
            return new FileNamePart("", field);
        if (field.Sample is not { } sample)
            throw Invalid(text, $"{field.Name} is text and takes no format. Use {{{field.Name}}}.");
        try
        {
            _ = sample.ToString(format, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            throw Invalid(text, $"'{format}' is not a format for {field.Name}. Use one such as yyyy-MM for dates or 0.00 for numbers.");
        }

        return new FileNamePart("", field, format);
    }

    private static FileNameField? FieldOf(string name) =>
        FileNameField.All.FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase));

    private static ArgumentException Invalid(string text, string problem) => new($"'{text}' is not a valid file name template: {problem}");
}
