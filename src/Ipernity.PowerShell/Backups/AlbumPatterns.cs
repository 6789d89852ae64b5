using System.Management.Automation;

namespace Ipernity.PowerShell.Backups;

/// <summary>Chooses albums of a backup by their titles, with wildcards, or their identifiers.</summary>
internal sealed class AlbumPatterns(string[] patterns)
{
    private readonly HashSet<string> _matched = new(StringComparer.Ordinal);

    /// <summary>The patterns without wildcards that no album matched.</summary>
    public IEnumerable<string> Unmatched => patterns.Distinct(StringComparer.Ordinal)
        .Where(pattern => !_matched.Contains(pattern) && !WildcardPattern.ContainsWildcardCharacters(pattern));

    public bool IsWanted(string id, string? title)
    {
        var matches = patterns.Where(pattern => string.Equals(pattern.Trim(), id, StringComparison.Ordinal) || Matches(pattern, title))
            .ToArray();
        _matched.UnionWith(matches);
        return matches.Length > 0;
    }

    // A title can contain brackets, which are wildcards in a pattern.
    private static bool Matches(string pattern, string? title) => title is not null
        && (string.Equals(pattern.Trim(), title.Trim(), StringComparison.OrdinalIgnoreCase)
            || WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase).IsMatch(title));
}
