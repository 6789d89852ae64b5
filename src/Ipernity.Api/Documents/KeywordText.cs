using System.Text;

namespace Ipernity.Api.Documents;

/// <summary>
/// Writes and reads keywords as the service does: separated by commas, with double quotes around a keyword that contains a space or a
/// comma, such as <c>"blue sky",sunset</c>.
/// </summary>
public static class KeywordText
{
    /// <summary>The API's name of the parameter.</summary>
    public const string Field = "keywords";

    private const char Quote = '"';

    /// <summary>Joins keywords to the text that the API takes. Blank ones are omitted.</summary>
    /// <param name="keywords">The keywords.</param>
    /// <returns>The text that the API takes.</returns>
    /// <exception cref="ArgumentException">A keyword cannot be sent.</exception>
    public static string Join(IEnumerable<string> keywords) =>
        string.Join(",", keywords.Select(static keyword => keyword.Trim()).Where(static keyword => keyword.Length > 0).Select(Quoted));

    /// <summary>Reads the keywords in one cell of a table.</summary>
    /// <param name="cell">Text such as <c>"blue sky",sunset</c>.</param>
    /// <returns>The keywords.</returns>
    /// <exception cref="ArgumentException">A closing double quote is missing.</exception>
    public static string[] Split(string cell)
    {
        var keywords = new List<string>();
        var keyword = new StringBuilder();
        var isQuoted = false;
        foreach (var letter in cell)
        {
            if (letter == Quote)
            {
                isQuoted = !isQuoted;
            }
            else if (letter == ',' && !isQuoted)
            {
                keywords.Add(keyword.ToString());
                keyword.Clear();
            }
            else
            {
                keyword.Append(letter);
            }
        }

        if (isQuoted)
            throw new ArgumentException($"The keywords '{cell}' lack a closing double quote. Write \"blue sky\",sunset.");
        keywords.Add(keyword.ToString());
        return [.. keywords];
    }

    private static string Quoted(string keyword)
    {
        if (keyword.Any(static letter => letter == Quote || char.IsControl(letter)))
        {
            throw new ArgumentException(
                $"The keyword '{keyword}' contains a double quote or a line break, which the service cannot store. "
                + "Give several keywords as separate values, such as 'blue sky', 'sunset'.");
        }

        return keyword.Any(static letter => letter == ',' || char.IsWhiteSpace(letter)) ? $"{Quote}{keyword}{Quote}" : keyword;
    }
}
