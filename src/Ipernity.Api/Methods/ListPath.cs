namespace Ipernity.Api.Methods;

/// <summary>The path of a list's items in an answer, such as <c>album.docs.doc</c>.</summary>
/// <param name="Container">The names of the elements around the items, the outermost first. The last one also describes the pages.</param>
/// <param name="Item">The name of an item.</param>
internal sealed record ListPath(IReadOnlyList<string> Container, string Item)
{
    public override string ToString() => string.Join(".", [.. Container, Item]);
}
