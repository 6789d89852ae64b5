namespace Ipernity.Api.Methods;

/// <summary>Reads the text files of the catalogue, which are part of the assembly.</summary>
internal static class CatalogueText
{
    /// <returns>The lines without the comments.</returns>
    public static IEnumerable<string> ReadLines(string name)
    {
        using var reader = new StreamReader(typeof(CatalogueText).Assembly.GetManifestResourceStream(name)!);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith("#", StringComparison.Ordinal))
                yield return line;
        }
    }
}
