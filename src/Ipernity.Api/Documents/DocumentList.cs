using Ipernity.Api.Elements;
using Ipernity.Api.Lists;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Documents;

/// <summary>Reads the documents of a page of a list.</summary>
public static class DocumentList
{
    /// <summary>Reads a document.</summary>
    /// <param name="page">The page.</param>
    /// <param name="item">One of its items.</param>
    /// <returns>The document. Details that the list does not contain are null.</returns>
    /// <exception cref="IpernityTransportException">The item is not a document.</exception>
    public static IpernityDocument Read(ListPage page, ReadOnlyMemory<byte> item)
    {
        _ = page ?? throw new ArgumentNullException(nameof(page));
        var document = ObjectReader.Read(page, item, new IpernityDocument(), DocumentReader.Read);
        return document.Id.Length > 0 ? document : throw page.Unreadable("contains a document without an identifier");
    }
}
