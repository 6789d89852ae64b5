using System.Security.Cryptography;
using System.Text;
using Ipernity.Auth.Signing;

namespace Ipernity.Auth.Tests.Signing;

/// <summary>The rule of signing written down as plainly as it can be, to compare with.</summary>
internal static class PlainSigner
{
    public static string Sign(string secret, SignatureOrder order, string method, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var sorted = parameters.OrderBy(parameter => Convert.ToHexString(Encoding.UTF8.GetBytes(parameter.Key)), StringComparer.Ordinal);
        var text = string.Concat(sorted.Select(parameter => parameter.Key + parameter.Value));
        var whole = order == SignatureOrder.ParametersFirst ? text + method + secret : secret + method + text;
#pragma warning disable CA1308 // The service's digits are lower-case.
        return Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(whole))).ToLowerInvariant();
#pragma warning restore CA1308
    }
}
