using System.Security.Cryptography;

namespace Ipernity.Auth.Signing;

/// <summary>MD5 as lower-case hexadecimal digits. The service requires this hash, although it is weak.</summary>
internal static class Md5Hex
{
#if NET8_0_OR_GREATER
    public static string Of(byte[] buffer, int length)
    {
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
        MD5.HashData(buffer.AsSpan(0, length), hash);
        var halves = (BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[8..]));
        return string.Create(2 * MD5.HashSizeInBytes, halves, static (digits, halves) =>
        {
            Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
            BitConverter.TryWriteBytes(hash, halves.Item1);
            BitConverter.TryWriteBytes(hash[8..], halves.Item2);
            WriteDigits(hash, digits);
        });
    }
#else
    public static string Of(byte[] buffer, int length)
    {
        using var md5 = MD5.Create();
        return Digits(md5.ComputeHash(buffer, 0, length));
    }
#endif

    public static byte[] Hash(byte[] content)
    {
#if NET8_0_OR_GREATER
        return MD5.HashData(content);
#else
        using var md5 = MD5.Create();
        return md5.ComputeHash(content);
#endif
    }

    public static string Digits(byte[] hash)
    {
        Span<char> digits = stackalloc char[2 * 16];
        WriteDigits(hash, digits);
        return digits.ToString();
    }

    private static void WriteDigits(ReadOnlySpan<byte> hash, Span<char> digits)
    {
        const string Hexadecimal = "0123456789abcdef";
        for (var i = 0; i < hash.Length; i++)
        {
            digits[2 * i] = Hexadecimal[hash[i] >> 4];
            digits[(2 * i) + 1] = Hexadecimal[hash[i] & 0xF];
        }
    }
}
