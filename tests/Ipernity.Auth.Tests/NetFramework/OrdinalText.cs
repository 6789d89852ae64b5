namespace Ipernity.Auth.Tests.NetFramework;

internal static class OrdinalText
{
    // .NET Framework compares ordinally where it is not told how.
    public static string Replace(this string text, string old, string put, StringComparison comparison) =>
        comparison == StringComparison.Ordinal ? text.Replace(old, put) : throw new NotSupportedException();
}
