namespace Ipernity.Api.Methods;

/// <summary>Where the items of a list sit in an answer, as <c>album.docs.doc</c>.</summary>
/// <param name="Container">The elements down to the one that holds the items and tells of pages, the outermost first.</param>
/// <param name="Item">The name of an item.</param>
internal sealed record ListPath(IReadOnlyList<string> Container, string Item)
{
    public override string ToString() => string.Join(".", [.. Container, Item]);
}
