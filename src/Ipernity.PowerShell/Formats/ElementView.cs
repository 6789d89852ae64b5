using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Formats;

/// <summary>
/// What the module's views show of an element. Methods answer other members for the same element, and a view must neither
/// fail nor leave an error behind where one is missing, whatever the strict mode. Members write titles and comments: nothing
/// of them may control the terminal.
/// </summary>
public static class ElementView
{
    private const long LastSecond = 253_402_300_799;

    // As wide as a column of identifiers is. From a longer one the engine would cut the end, and with it that of the link.
    private const int IdentifierWidth = 10;

    /// <summary>The first of several members that is there and holds text.</summary>
    /// <param name="element">The element.</param>
    /// <param name="paths">The members, such as <c>title</c> or, of a member's member, <c>count.docs</c>.</param>
    /// <returns>Its text; nothing where there is none.</returns>
    public static string? First(PSObject element, params string[] paths) =>
        paths.Select(path => TextOf(Find(element, path))).FirstOrDefault(text => !string.IsNullOrEmpty(text));

    /// <summary>An identifier that opens the element's page where the terminal can do that.</summary>
    /// <param name="element">The element.</param>
    /// <param name="host">The host that shows it.</param>
    /// <param name="identifiers">The members that may hold the identifier.</param>
    /// <param name="addresses">The members that may hold the address.</param>
    /// <returns>The identifier; nothing where there is none.</returns>
    public static string? Link(PSObject element, PSHost host, string[] identifiers, string[] addresses)
    {
        var identifier = First(element, identifiers);
        return identifier?.Length <= IdentifierWidth ? Hyperlink.Of(identifier, First(element, addresses), host) : identifier;
    }

    /// <summary>The local time that a member tells in Unix seconds.</summary>
    /// <param name="element">The element.</param>
    /// <param name="path">The member, such as <c>dates.created_at</c>.</param>
    /// <returns>The time; nothing where there is none.</returns>
    public static DateTime? Time(PSObject element, string path) =>
        long.TryParse(TextOf(Find(element, path)), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= LastSecond
            ? DateTimeOffset.FromUnixTimeSeconds(seconds).LocalDateTime
            : null;

    /// <summary>The title or the element's own text; for an element that only tells what was done with it, that.</summary>
    /// <param name="element">The element.</param>
    /// <param name="shown">The members that stand beside it.</param>
    /// <returns>The title, or text such as <c>added=1 error=0</c>.</returns>
    public static string TitleOrOutcome(PSObject element, params string[] shown)
    {
        if (element.Properties["title"] is { } title)
            return TextOf(title.Value) ?? "";

        return OwnText(element) ?? string.Join(" ", element.Properties
            .Where(member => !shown.Contains(member.Name, StringComparer.Ordinal) && TextOf(member.Value) is not null)
            .Select(member => $"{member.Name}={TextOf(member.Value)}"));
    }

    /// <summary>The text of an element that has members as well.</summary>
    /// <param name="element">The element.</param>
    /// <returns>The text; nothing where there is none.</returns>
    public static string? OwnText(PSObject element) => First(element, "text", "_text", "#text", "content", "_content", "value");

    /// <summary>How many items a list holds.</summary>
    /// <param name="list">The list's element.</param>
    /// <returns>Text such as <c>20 doc</c>; nothing where it has no items.</returns>
    public static string? Items(PSObject list)
    {
        var items = list.Properties.Select(member => CountOf(list, member)).Where(count => count is not null).ToList();
        return items.Count > 0 ? string.Join(", ", items) : null;
    }

    /// <summary>What of a quota is used.</summary>
    /// <param name="quota">The quota.</param>
    /// <returns>Text such as <c>10 of 200 MB, 190 MB left</c>.</returns>
    public static string Upload(PSObject quota) => First(quota, "upload.unlimited") == "1"
        ? $"{First(quota, "upload.used.mb")} MB, unlimited"
        : $"{First(quota, "upload.used.mb")} of {First(quota, "upload.max.mb")} MB, {First(quota, "upload.left.mb")} MB left";

    /// <summary>How large a file of each kind may be.</summary>
    /// <param name="quota">The quota.</param>
    /// <returns>Text such as <c>photo 20 MB, video 500 MB</c>.</returns>
    public static string LargestFiles(PSObject quota) => Find(quota, "maxfilesize") is PSObject sizes
        ? string.Join(", ", sizes.Properties.Select(kind => $"{kind.Name} {First(sizes, kind.Name + ".mb")} MB"))
        : "";

    /// <summary>How many albums a quota has room for.</summary>
    /// <param name="quota">The quota.</param>
    /// <returns>Text such as <c>2 of 10, 8 left</c>.</returns>
    public static string Albums(PSObject quota) => $"{First(quota, "albums.created")} of {First(quota, "albums.max")}, {First(quota, "albums.left")} left";

    // A list of one may come as the bare item.
    private static string? CountOf(PSObject list, PSPropertyInfo member) => member.Value.Unwrap() switch
    {
        ICollection items => FormattableString.Invariant($"{items.Count} {member.Name}"),
        PSCustomObject when list.TypeNames[0].EndsWith($".{member.Name}s", StringComparison.Ordinal) => $"1 {member.Name}",
        _ => null,
    };

    private static object? Find(PSObject element, string path)
    {
        object? value = element;
        foreach (var name in path.Split('.'))
            value = (value as PSObject)?.Properties[name]?.Value;
        return value;
    }

    private static string? TextOf(object? value) => value.Unwrap() is string text ? WithoutControls(text) : null;

    private static string WithoutControls(string text) =>
        text.Any(IsControl) ? new string([.. text.Select(static c => IsControl(c) ? ' ' : c)]) : text;

    private static bool IsControl(char c) => char.IsControl(c) && c is not ('\n' or '\r' or '\t');
}
