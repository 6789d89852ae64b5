using System.Text;
using System.Text.Json;

namespace Ipernity.Api.Lists;

/// <summary>
/// Remembers the items of the last pages, so that only new items of a page that is read again are returned. Identifiers are read only
/// when items are compared, which few lists need.
/// </summary>
internal sealed class RecentItems
{
    private const int Capacity = 16;

    private readonly Queue<Lazy<string[]>> _pages = new();
    private Lazy<string[]> _last = new(static () => []);

    public void Add(List<ReadOnlyMemory<byte>> items, string itemName)
    {
        _last = new Lazy<string[]>(() => Identities(items, itemName));
        if (items.Count == 0)
            return;
        _pages.Enqueue(_last);
        if (_pages.Count > Capacity)
            _pages.Dequeue();
    }

    /// <summary>Whether a page has the same items as the page before it.</summary>
    public bool AreTheLast(List<ReadOnlyMemory<byte>> items, string itemName) =>
        items.Count > 0 && Identities(items, itemName).SequenceEqual(_last.Value, StringComparer.Ordinal);

    public List<ReadOnlyMemory<byte>> WithoutKnown(List<ReadOnlyMemory<byte>> items, string itemName)
    {
        var known = new HashSet<string>(_pages.SelectMany(static page => page.Value), StringComparer.Ordinal);
        return items.FindAll(item => !known.Contains(Identity(item, itemName)));
    }

    private static string[] Identities(List<ReadOnlyMemory<byte>> items, string itemName) =>
        [.. items.Select(item => Identity(item, itemName))];

    // An item's counts and title may change while the list is read, its own identifier does not. Without one, the whole item is
    // compared, because any other identifier, such as that of the owner, may be shared by many items.
    private static string Identity(ReadOnlyMemory<byte> item, string itemName)
    {
        var reader = new Utf8JsonReader(item.Span, new JsonReaderOptions { MaxDepth = int.MaxValue });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return Text(item.Span);

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIdentifier = IsIdentifier(reader.ValueSpan, itemName);
            reader.Read();
            if (isIdentifier && reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
                return Text(reader.ValueSpan);
            reader.Skip();
        }

        return Text(item.Span);
    }

    private static bool IsIdentifier(ReadOnlySpan<byte> name, string itemName) =>
        name.SequenceEqual("id"u8)
        || (name.Length == itemName.Length + 3 && name.EndsWith("_id"u8) && Text(name).StartsWith(itemName, StringComparison.Ordinal));

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
