using System.Collections.Specialized;
using Ipernity.Auth.Answers;

namespace Ipernity.PowerShell.Answers;

/// <summary>Reads a JSON answer as ordered tables, which can hold members that custom objects cannot.</summary>
internal static class AnswerTables
{
    /// <inheritdoc cref="ElementReader{TElement, TBuilder}.Read"/>
    public static OrderedDictionary? Read(ApiAnswer answer) => ElementReader<OrderedDictionary, TableBuilder>.Read(answer);

    /// <inheritdoc cref="ElementReader{TElement, TBuilder}.ReadItem"/>
    public static object? ReadItem(ReadOnlyMemory<byte> json, string itemName) =>
        ElementReader<OrderedDictionary, TableBuilder>.ReadItem(json.Span, itemName);
}
