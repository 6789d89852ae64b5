using System.Text;
using System.Text.Json;

namespace Ipernity.PowerShell.Answers;

/// <summary>
/// The names of members, each made once however often it comes. The table is bounded, since an answer may hold any names:
/// where two share a place, the later takes it. Several threads may use it, as each place is read and written whole.
/// </summary>
internal static class MemberNames
{
    private static readonly MemberName?[] Known = new MemberName?[1024];

    /// <exception cref="InvalidOperationException">The name holds half of a surrogate pair.</exception>
    public static MemberName Read(ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? new MemberName(reader.GetString()!) : Find(reader.ValueSpan);

    public static MemberName Find(string name) => Find(Encoding.UTF8.GetBytes(name));

    private static MemberName Find(ReadOnlySpan<byte> name)
    {
        ref var place = ref Known[AsciiText.Hash(name) % Known.Length];
        var known = place;
        return known is not null && AsciiText.Equals(name, known.Text) ? known : place = new MemberName(Encoding.UTF8.GetString(name.ToArray()));
    }
}
