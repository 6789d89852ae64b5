using System.Text.RegularExpressions;

namespace Ipernity.Sandbox.Protocol.Requests;

/// <summary>Reads the parameters in an <c>Authorization: OAuth</c> header (RFC 5849, section 3.5.1).</summary>
internal static partial class OAuthHeader
{
    private const string Scheme = "OAuth ";

    /// <summary>Adds the parameters of the header, without the realm, which is not signed.</summary>
    public static void AddTo(ParameterList parameters, string header)
    {
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return;
        foreach (Match pair in Pair().Matches(header[Scheme.Length..]))
        {
            var name = Uri.UnescapeDataString(pair.Groups["name"].Value);
            if (!name.Equals("realm", StringComparison.OrdinalIgnoreCase))
                parameters.Add(name, Uri.UnescapeDataString(pair.Groups["value"].Value));
        }
    }

    // The realm is a quoted string of HTTP, which may contain commas and escaped quotes.
    [GeneratedRegex(@"(?<name>[^\s,=""]+)\s*=\s*(?:""(?<value>(?:[^""\\]|\\.)*)""|(?<value>[^\s,""]*))")]
    private static partial Regex Pair();
}
