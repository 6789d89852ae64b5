using System.Text;

namespace Ipernity.PowerShell.Answers;

/// <summary>
/// The short values that answers repeat, such as 0, 75 and photo, each made once. The table is bounded as that of
/// <see cref="MemberNames"/>; what is longer, as everything secret is, never enters it.
/// </summary>
internal static class ShortTexts
{
    private const int Longest = 5;

    private static readonly string?[] Known = new string?[1024];

    public static string Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest)
            return Decode(utf8);

        ref var place = ref Known[AsciiText.Hash(utf8) % Known.Length];
        var known = place;
        return known is not null && AsciiText.Equals(utf8, known) ? known : place = Decode(utf8);
    }

    private static string Decode(ReadOnlySpan<byte> utf8)
    {
#if NET8_0_OR_GREATER
        return Encoding.UTF8.GetString(utf8);
#else
        return Encoding.UTF8.GetString(utf8.ToArray());
#endif
    }
}
