using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Formats;

/// <summary>
/// The texts that the views show for elements. Different methods return different members for the same element, so a missing member is
/// never an error, even in strict mode. Other people write titles and comments, so control characters are made visible.
/// </summary>
public static class ElementView
{
    private const long LastSecond = 253_402_300_799;

    // The width of an identifier's column. The engine would cut the end of a longer text, including the end of the link.
    private const int IdentifierWidth = 10;

    /// <summary>The text of the first member that has one.</summary>
    /// <param name="element">The element.</param>
    /// <param name="paths">The members, such as <c>title</c>, or <c>count.docs</c> for a member of a member.</param>
    /// <returns>The text; null if no member has one.</returns>
    public static string? First(PSObject element, params string[] paths) =>
        paths.Select(path => TextOf(Find(element, path))).FirstOrDefault(text => !string.IsNullOrEmpty(text));

    /// <summary>The identifier, as a link to the element's page if the terminal supports it.</summary>
    /// <param name="element">The element.</param>
    /// <param name="host">The host.</param>
    /// <param name="identifiers">The members that can hold the identifier.</param>
    /// <param name="addresses">The members that can hold the address.</param>
    /// <returns>The identifier; null if there is none.</returns>
    public static string? Link(PSObject element, PSHost host, string[] identifiers, string[] addresses)
    {
        var identifier = First(element, identifiers);
        return identifier?.Length <= IdentifierWidth ? Hyperlink.Of(identifier, Address(element, addresses), host) : identifier;
    }

    /// <summary>The local time of a member that holds Unix seconds.</summary>
    /// <param name="element">The element.</param>
    /// <param name="path">The member, such as <c>dates.created_at</c>.</param>
    /// <returns>The time; null if there is none.</returns>
    public static DateTime? Time(PSObject element, string path) =>
        long.TryParse(TextOf(Find(element, path)), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds is > 0 and <= LastSecond
            ? DateTimeOffset.FromUnixTimeSeconds(seconds).LocalDateTime
            : null;

    /// <summary>The local time of a property.</summary>
    /// <param name="element">The object.</param>
    /// <param name="path">The property.</param>
    /// <returns>Text such as <c>2026-08-01 12:30</c>; null if there is none.</returns>
    public static string? Local(PSObject element, string path) => Find(element, path).Unwrap() is DateTimeOffset time
        ? time.LocalDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
        : null;

    /// <summary>The name of a choice, as the service writes it.</summary>
    /// <param name="element">The object.</param>
    /// <param name="path">The property.</param>
    /// <returns>Text such as <c>CC-BY-NC</c>; null if there is none.</returns>
    public static string? Choice(PSObject element, string path) => Find(element, path).Unwrap()?.ToString()?.Replace('_', '-');

    /// <summary>The texts of a list.</summary>
    /// <param name="element">The object.</param>
    /// <param name="path">The property.</param>
    /// <returns>The texts, separated by commas; null if there is no list.</returns>
    public static string? Texts(PSObject element, string path) => Find(element, path).Unwrap() is IEnumerable list
        ? string.Join(", ", list.Cast<object>().Select(static item => VisibleText.OfLine(item.ToString() ?? "")))
        : null;

    /// <summary>The title or the text of the element. For an element that only reports an outcome, its members.</summary>
    /// <param name="element">The element.</param>
    /// <param name="shown">The members that other columns show.</param>
    /// <returns>The title, or text such as <c>added=1 error=0</c>.</returns>
    public static string TitleOrOutcome(PSObject element, params string[] shown)
    {
        if (element.Properties["title"] is { } title)
            return TextOf(title.Value) ?? "";

        return OwnText(element) ?? string.Join(" ", element.Properties
            .Where(member => !shown.Contains(member.Name, StringComparer.Ordinal) && TextOf(member.Value) is not null)
            .Select(member => VisibleText.OfLine($"{member.Name}={TextOf(member.Value)}")));
    }

    /// <summary>The text of an element that also has members.</summary>
    /// <param name="element">The element.</param>
    /// <returns>The text; null if there is none.</returns>
    public static string? OwnText(PSObject element) => First(element, "text", "_text", "#text", "content", "_content", "value");

    /// <summary>The number of items of a list.</summary>
    /// <param name="list">The list's element.</param>
    /// <returns>Text such as <c>20 doc</c>; null without items.</returns>
    public static string? Items(PSObject list)
    {
        var items = list.Properties.Select(member => CountOf(list, member)).Where(count => count is not null).ToList();
        return items.Count > 0 ? string.Join(", ", items) : null;
    }

    /// <summary>The used part of a quota.</summary>
    /// <param name="quota">The quota.</param>
    /// <returns>Text such as <c>10 of 200 MB, 190 MB left</c>.</returns>
    public static string Upload(PSObject quota) => First(quota, "upload.unlimited") == "1"
        ? $"{First(quota, "upload.used.mb")} MB, unlimited"
        : $"{First(quota, "upload.used.mb")} of {First(quota, "upload.max.mb")} MB, {First(quota, "upload.left.mb")} MB left";

    /// <summary>The maximum size of files of each kind.</summary>
    /// <param name="quota">The quota.</param>
    /// <returns>Text such as <c>photo 20 MB, video 500 MB</c>.</returns>
    public static string LargestFiles(PSObject quota) => Find(quota, "maxfilesize") is PSObject sizes
        ? string.Join(", ", sizes.Properties.Select(kind => $"{VisibleText.OfLine(kind.Name)} {First(sizes, kind.Name + ".mb")} MB"))
        : "";

    /// <summary>The number of albums that a quota allows.</summary>
    /// <param name="quota">The quota.</param>
    /// <returns>Text such as <c>2 of 10, 8 left</c>.</returns>
    public static string Albums(PSObject quota) =>
        $"{First(quota, "albums.created")} of {First(quota, "albums.max")}, {First(quota, "albums.left")} left";

    private static string? Address(PSObject element, string[] paths) =>
        paths.Select(path => Find(element, path).Unwrap() is { } address ? address.ToString() : null)
            .FirstOrDefault(static text => !string.IsNullOrEmpty(text));

    // The service sends a list of one item as the item itself.
    private static string? CountOf(PSObject list, PSPropertyInfo member) => member.Value.Unwrap() switch
    {
        ICollection items => FormattableString.Invariant($"{items.Count} {VisibleText.OfLine(member.Name)}"),
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

    private static string? TextOf(object? value) => value.Unwrap() is string text ? VisibleText.Of(text) : null;
}
