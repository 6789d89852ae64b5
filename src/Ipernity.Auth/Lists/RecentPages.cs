using System.Text;
using System.Text.Json;

namespace Ipernity.Auth.Lists;

/// <summary>Keeps the last pages that were given, so that a page that is read again gives only what is new on it.</summary>
internal sealed class RecentPages
{
    private const int Capacity = 16;

    private readonly Queue<IReadOnlyList<ReadOnlyMemory<byte>>> _pages = new();

    public IReadOnlyList<ReadOnlyMemory<byte>>? Last { get; private set; }

    public void Add(IReadOnlyList<ReadOnlyMemory<byte>> items)
    {
        Last = items;
        _pages.Enqueue(items);
        if (_pages.Count > Capacity)
            _pages.Dequeue();
    }

    public List<ReadOnlyMemory<byte>> WithoutKnown(IEnumerable<ReadOnlyMemory<byte>> items)
    {
        var known = new HashSet<string>(_pages.SelectMany(static page => page).Select(Identity), StringComparer.Ordinal);
        return [.. items.Where(item => !known.Contains(Identity(item)))];
    }

    // An item's first member is its identifier; others, such as its counts, may change while the list is read.
    private static string Identity(ReadOnlyMemory<byte> item)
    {
        var reader = new Utf8JsonReader(item.Span);
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && IsIdentifier(reader.ValueSpan))
        {
            reader.Read();
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
                return Text(reader.ValueSpan);
        }

        return Text(item.Span);
    }

    private static bool IsIdentifier(ReadOnlySpan<byte> name) => name.SequenceEqual("id"u8) || name.EndsWith("_id"u8);

    private static string Text(ReadOnlySpan<byte> utf8)
    {
#if NET8_0_OR_GREATER
        return Encoding.UTF8.GetString(utf8);
#else
        return Encoding.UTF8.GetString(utf8.ToArray());
#endif
    }
}
