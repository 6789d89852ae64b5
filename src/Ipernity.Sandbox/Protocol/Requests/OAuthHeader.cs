namespace Ipernity.Sandbox.Protocol.Requests;

/// <summary>Reads the parameters in an <c>Authorization: OAuth</c> header (RFC 5849, section 3.5.1).</summary>
internal static class OAuthHeader
{
    private const string Scheme = "OAuth ";

    /// <summary>Adds the parameters of the header, without the realm, which is not signed.</summary>
    public static void AddTo(ParameterList parameters, string header)
    {
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return;
        foreach (var part in header[Scheme.Length..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            if (pair.Length == 2 && pair[0] != "realm")
                parameters.Add(Uri.UnescapeDataString(pair[0].Trim()), Uri.UnescapeDataString(pair[1].Trim().Trim('"')));
        }
    }
}
