using Ipernity.Sandbox.Community.Documents;

namespace Ipernity.Sandbox.Methods.Elements;

/// <summary>The orders in which lists of documents can be requested.</summary>
internal static class DocumentOrder
{
    /// <summary>Sorts by the value of a <c>sort</c> parameter. The default is newest first.</summary>
    public static void Sort(List<Document> found, string? order)
    {
        Comparison<Document> comparison = order switch
        {
            "posted-asc" => (a, b) => a.PostedAt.CompareTo(b.PostedAt),
            "created-asc" => (a, b) => string.CompareOrdinal(a.Created, b.Created),
            "created-desc" => (a, b) => string.CompareOrdinal(b.Created, a.Created),
            "popular" => (a, b) => b.Visits.CompareTo(a.Visits),
            _ => (a, b) => b.PostedAt.CompareTo(a.PostedAt),
        };
        // The id decides between equals, so that no document is on two pages.
        found.Sort((a, b) => comparison(a, b) is var result and not 0 ? result : string.CompareOrdinal(b.Id, a.Id));
    }
}
