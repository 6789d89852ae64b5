using System.Globalization;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Methods.Elements;
using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Methods.Documents;

/// <summary>
/// <c>doc.search</c>. Every criterion narrows the result. Without criteria it is everything that the caller can see. Results are
/// sorted from newest to oldest unless <c>sort</c> is <c>posted-asc</c>, <c>created-desc</c>, <c>created-asc</c> or <c>popular</c>.
/// </summary>
internal static class DocumentSearchMethods
{
    public static Element Search(MethodCall call)
    {
        var found = Candidates(call).Where(Criteria(call)).ToList();
        DocumentOrder.Sort(found, call.Text("sort"));
        return Element.Payload(new DocumentEntries(call, withOwner: true).WriteTo(new Element("docs"), found));
    }

    private static IEnumerable<Document> Candidates(MethodCall call)
    {
        var filter = DocumentEntries.Filter(call);
        var owners = string.IsNullOrEmpty(call.Text("user_id")) ? call.Community.Members.All : [call.User()];
        if (!string.IsNullOrEmpty(call.Text("group_id")))
        {
            return GroupElements.Documents(call, GroupElements.FindVisible(call)).Where(document =>
                owners.Contains(document.Owner)
                    && filter.Admits(document) && (string.IsNullOrEmpty(call.Text("album_id")) || call.VisibleAlbum().Contains(document)));
        }
        if (string.IsNullOrEmpty(call.Text("album_id")))
            return owners.SelectMany(owner => call.Library.List(owner, call.Viewer, filter));
        return call.VisibleAlbum().Documents.Where(document =>
            owners.Contains(document.Owner) && call.Viewer.Sees(document) && filter.Admits(document));
    }

    private static Func<Document, bool> Criteria(MethodCall call)
    {
        var criteria = new List<Func<Document, bool>>();
        foreach (var word in call.Text("text")?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [])
            criteria.Add(document => Mentions(document, word));
        foreach (var keyword in call.List("tags"))
            criteria.Add(document => document.Tags.Exists(tag => string.Equals(tag.Text, keyword, StringComparison.OrdinalIgnoreCase)));
        if (call.List("license") is { Length: > 0 } licenses)
            criteria.Add(document => licenses.Contains(document.License.ToString(CultureInfo.InvariantCulture)));
        AddTimes(criteria, call);
        AddPlace(criteria, call);
        return document => criteria.TrueForAll(holds => holds(document));
    }

    private static bool Mentions(Document document, string word) =>
        document.Title.Contains(word, StringComparison.OrdinalIgnoreCase)
        || document.Description.Contains(word, StringComparison.OrdinalIgnoreCase)
        || document.Tags.Exists(tag => tag.Text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static void AddTimes(List<Func<Document, bool>> criteria, MethodCall call)
    {
        if (call.Moment("posted_min") is { } postedMin)
            criteria.Add(document => document.PostedAt >= postedMin);
        if (call.Moment("posted_max") is { } postedMax)
            criteria.Add(document => document.PostedAt <= postedMax);
        if (call.Moment("created_min") is { } createdMin)
            criteria.Add(document => ParameterValues.UnixSeconds(document.Created) >= createdMin);
        if (call.Moment("created_max") is { } createdMax)
            criteria.Add(document => ParameterValues.UnixSeconds(document.Created) <= createdMax);
    }

    private static void AddPlace(List<Func<Document, bool>> criteria, MethodCall call)
    {
        if (call.DecimalNumber("lat") is not { } latitude || call.DecimalNumber("lng") is not { } longitude)
            return;
        var distance = call.DecimalNumber("dist") ?? 10;
        criteria.Add(document => document.Geo is { } place && place.DistanceTo(latitude, longitude) <= distance);
    }
}
