using System.Security.Cryptography;
using System.Text;
using Ipernity.Sandbox.Protocol.Signatures;

namespace Ipernity.Sandbox.Tests.Support;

/// <summary>Signs like a client, in the simplest possible way and independently of the sandbox's code.</summary>
internal static class Signer
{
    public static string Sign(string method, IEnumerable<KeyValuePair<string, string>> parameters, string secret, SigningOrder order)
    {
        var names = string.Concat(parameters
            .Where(parameter => parameter.Key is not "api_sig")
            .OrderBy(parameter => Convert.ToHexString(Encoding.UTF8.GetBytes(parameter.Key)), StringComparer.Ordinal)
            .Select(parameter => parameter.Key + parameter.Value));
        var text = order == SigningOrder.ParametersFirst ? names + method + secret : secret + method + names;
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
