using System.Management.Automation.Host;

namespace Ipernity.PowerShell.Formats;

/// <summary>
/// Text that opens an address when it is clicked (the terminal sequence OSC 8). PowerShell does not count the sequence as width and
/// removes it for plain text (<c>$PSStyle</c>, <c>NO_COLOR</c>). Terminals that do not know the sequence show the text.
/// </summary>
public static class Hyperlink
{
    private const string Start = "\u001b]8;;";
    private const string End = "\u001b\\";

    /// <summary>Makes text clickable if the host supports it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="address">The address to open. Without a web address, there is no link.</param>
    /// <param name="host">The host.</param>
    /// <returns>The text; null if there is none.</returns>
    public static string? Of(string? text, string? address, PSHost? host) =>
        !string.IsNullOrEmpty(text) && Shows(host) && IsWebAddress(address, out var uri)
            ? Start + uri.AbsoluteUri + End + text + Start + End
            : text;

    /// <summary>A long address in one line: without its parameters, but clickable if the host supports it.</summary>
    /// <param name="address">The address.</param>
    /// <param name="host">The host.</param>
    /// <returns>Text such as <c>https://www.ipernity.com/apps/authorize?...</c>; null if there is none.</returns>
    public static string? ToPage(Uri? address, PSHost? host) =>
        address is null ? null : Of($"{address.GetLeftPart(UriPartial.Path)}?...", address.AbsoluteUri, host);

#if NETSTANDARD2_0
    // Windows PowerShell counts the sequence as text and never removes it.
    private static bool Shows(PSHost? _) => false;
#else
    // PowerShell does not remove the sequences from redirected output of a console.
    private static bool Shows(PSHost? host) => host?.UI is { SupportsVirtualTerminal: true }
        && !(string.Equals(host.Name, "ConsoleHost", StringComparison.Ordinal) && Console.IsOutputRedirected);
#endif

    // The address comes from the service. A click must not open anything but a web page.
    private static bool IsWebAddress(string? address, out Uri uri) =>
        Uri.TryCreate(WithoutControls(address), UriKind.Absolute, out uri!)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    // An escape sequence inside the address would end the link early.
    private static string? WithoutControls(string? address) =>
        address is null ? null : new string([.. address.Select(static c => char.IsControl(c) ? ' ' : c)]);
}
