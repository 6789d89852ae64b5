using System.Security.Cryptography;
using System.Text;
using Ipernity.Sandbox.Protocol.Requests;

namespace Ipernity.Sandbox.Protocol.Signatures;

/// <summary>The signature of an OAuth request (RFC 5849, section 3.4).</summary>
internal static class OAuthSignature
{
    public const string HmacSha1 = "HMAC-SHA1";
    public const string Plaintext = "PLAINTEXT";
    public const string ParameterName = "oauth_signature";

    private const string Hexadecimal = "0123456789ABCDEF";

    /// <summary>Calculates the signature.</summary>
    /// <param name="method">HMAC-SHA1 or PLAINTEXT.</param>
    /// <param name="httpMethod">The HTTP method.</param>
    /// <param name="address">The address as it was called, without its query.</param>
    /// <param name="parameters">All parameters of query, body and header.</param>
    /// <param name="secrets">The secrets of the application and of the token.</param>
    public static string Compute(
        string method, string httpMethod, string address, ParameterList parameters, (string Application, string Token) secrets)
    {
        var key = $"{Encode(Encoding.UTF8.GetBytes(secrets.Application))}&{Encode(Encoding.UTF8.GetBytes(secrets.Token))}";
        if (method == Plaintext)
            return key;
        var text = BaseString(httpMethod, address, parameters);
#pragma warning disable CA5350 // The protocol demands it.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.ASCII.GetBytes(key), Encoding.ASCII.GetBytes(text)));
#pragma warning restore CA5350
    }

    /// <summary>Compares two signatures in constant time.</summary>
    public static bool AreEqual(string right, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(right), Encoding.UTF8.GetBytes(given));

    public static string BaseString(string httpMethod, string address, ParameterList parameters)
    {
        var pairs = parameters.Entries
            .Where(parameter => parameter.Name != ParameterName)
            .Select(parameter => (
                Name: Encode(Encoding.UTF8.GetBytes(parameter.Name)),
                Value: Encode(parameter.SentBytes ?? Encoding.UTF8.GetBytes(parameter.Value))))
            .ToList();
        pairs.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name) is var order and not 0
            ? order
            : string.CompareOrdinal(left.Value, right.Value));
        var joined = string.Join('&', pairs.Select(pair => $"{pair.Name}={pair.Value}"));
        return $"{httpMethod}&{Encode(Encoding.UTF8.GetBytes(address))}&{Encode(Encoding.UTF8.GetBytes(joined))}";
    }

    private static string Encode(byte[] bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var octet in bytes)
        {
            if (char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~')
                text.Append((char)octet);
            else
                text.Append('%').Append(Hexadecimal[octet >> 4]).Append(Hexadecimal[octet & 15]);
        }
        return text.ToString();
    }
}
