using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Ipernity.Sandbox.Protocol.Requests;

namespace Ipernity.Sandbox.Protocol.Signatures;

/// <summary>
/// The signature of a call or of an authorization link: the MD5 of the sorted parameters (each name followed by its raw value), the
/// method (empty for a link) and the secret.
/// </summary>
internal static class RequestSignature
{
    public const string ParameterName = "api_sig";
    private const int HexLength = MD5.HashSizeInBytes * 2;
    private const int StackLimit = 1024;

    /// <summary>Calculates the signature in lower-case hexadecimal.</summary>
    public static string Compute(ParameterList parameters, string method, string secret, SigningOrder order)
    {
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
        Hash(parameters, method, secret, order, hash);
        Span<byte> hex = stackalloc byte[HexLength];
        WriteHex(hash, hex);
        return Encoding.ASCII.GetString(hex);
    }

    /// <summary>Compares a signature in constant time.</summary>
    public static bool Matches(ParameterList parameters, string method, string secret, SigningOrder order, string given)
    {
        if (given.Length != HexLength)
            return false;

        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
        Hash(parameters, method, secret, order, hash);
        Span<byte> right = stackalloc byte[HexLength];
        WriteHex(hash, right);

        // Characters outside ASCII become '?', which is not a hexadecimal digit.
        Span<byte> sent = stackalloc byte[HexLength];
        Encoding.ASCII.GetBytes(given, sent);
        return CryptographicOperations.FixedTimeEquals(right, sent);
    }

    private static void Hash(ParameterList parameters, string method, string secret, SigningOrder order, Span<byte> hash)
    {
        var sorted = ArrayPool<Parameter>.Shared.Rent(Math.Max(parameters.Count, 1));
        byte[]? rented = null;
        try
        {
            var count = 0;
            var bytes = Encoding.UTF8.GetByteCount(method) + Encoding.UTF8.GetByteCount(secret);
            foreach (var parameter in parameters.Entries)
            {
                if (parameter.Name is ParameterName)
                    continue;
                sorted[count++] = parameter;
                bytes += Encoding.UTF8.GetByteCount(parameter.Name)
                    + (parameter.SentBytes?.Length ?? Encoding.UTF8.GetByteCount(parameter.Value));
            }

            Array.Sort(sorted, 0, count, Utf8NameOrder.Instance);
            var text = bytes <= StackLimit
                ? stackalloc byte[StackLimit]
                : rented = ArrayPool<byte>.Shared.Rent(bytes);

            var length = 0;
            if (order == SigningOrder.SecretFirst)
            {
                length += Encoding.UTF8.GetBytes(secret, text[length..]);
                length += Encoding.UTF8.GetBytes(method, text[length..]);
            }
            for (var i = 0; i < count; i++)
            {
                length += Encoding.UTF8.GetBytes(sorted[i].Name, text[length..]);
                length += WriteValue(sorted[i], text[length..]);
            }
            if (order == SigningOrder.ParametersFirst)
            {
                length += Encoding.UTF8.GetBytes(method, text[length..]);
                length += Encoding.UTF8.GetBytes(secret, text[length..]);
            }
            MD5.HashData(text[..length], hash);
        }
        finally
        {
            ArrayPool<Parameter>.Shared.Return(sorted, clearArray: true);
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    private static int WriteValue(Parameter parameter, Span<byte> text)
    {
        if (parameter.SentBytes is not { } sent)
            return Encoding.UTF8.GetBytes(parameter.Value, text);
        sent.CopyTo(text);
        return sent.Length;
    }

    private static void WriteHex(ReadOnlySpan<byte> hash, Span<byte> hex)
    {
        for (var i = 0; i < hash.Length; i++)
        {
            hex[2 * i] = "0123456789abcdef"u8[hash[i] >> 4];
            hex[2 * i + 1] = "0123456789abcdef"u8[hash[i] & 15];
        }
    }
}
