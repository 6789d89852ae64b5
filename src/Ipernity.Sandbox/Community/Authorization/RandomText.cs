using System.Security.Cryptography;

namespace Ipernity.Sandbox.Community.Authorization;

/// <summary>Creates random values that look like the service's own, such as <c>123456789-0ad5e2a80ad5e2a8</c>.</summary>
internal static class RandomText
{
    public static string Numbered() =>
        $"{RandomNumberGenerator.GetInt32(100_000_000, 1_000_000_000)}-{RandomNumberGenerator.GetHexString(16, lowercase: true)}";

    public static string Hexadecimal() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
