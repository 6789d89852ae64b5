using System.Management.Automation;
using Ipernity.Auth.Answers;

namespace Ipernity.PowerShell.Answers;

/// <summary>Reads a JSON answer as custom objects with type names such as Ipernity.doc.</summary>
internal static class AnswerObjects
{
    /// <inheritdoc cref="ElementReader{TElement, TBuilder}.Read"/>
    public static PSObject? Read(ApiAnswer answer) => ElementReader<PSObject, ObjectBuilder>.Read(answer);

    /// <inheritdoc cref="ElementReader{TElement, TBuilder}.ReadItem"/>
    public static object? ReadItem(ReadOnlyMemory<byte> json, string itemName) =>
        ElementReader<PSObject, ObjectBuilder>.ReadItem(json.Span, itemName);
}
