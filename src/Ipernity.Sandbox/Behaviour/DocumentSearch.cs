using System.Globalization;
using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary>
/// <c>doc.search</c>. Every criterion narrows the result; without any it is all that the caller may see. The order is the
/// newest first unless <c>sort</c> says <c>posted-asc</c>, <c>created-desc</c>, <c>created-asc</c> or <c>popular</c>.
/// </summary>
internal static class DocumentSearch
{
    public static Element Search(Call call)
    {
        var found = Candidates(call).Where(Criteria(call)).ToList();
        Sort(found, call.Text("sort"));
        return Element.Payload(new DocumentEntries(call, withOwner: true).WriteTo(new Element("docs"), found));
    }

    private static IEnumerable<Document> Candidates(Call call)
    {
        var filter = DocumentEntries.Filter(call);
        var owners = string.IsNullOrEmpty(call.Text("user_id")) ? call.Community.Members.All : [call.User()];
        if (!string.IsNullOrEmpty(call.Text("group_id")))
        {
            return GroupElements.Documents(call, GroupElements.FindVisible(call)).Where(document =>
                owners.Contains(document.Owner) && filter.Admits(document) && (string.IsNullOrEmpty(call.Text("album_id")) || call.VisibleAlbum().Contains(document)));
        }
        if (string.IsNullOrEmpty(call.Text("album_id")))
            return owners.SelectMany(owner => call.Library.List(owner, call.Viewer, filter));
        return call.VisibleAlbum().Documents.Where(document =>
            owners.Contains(document.Owner) && call.Viewer.Sees(document) && filter.Admits(document));
    }

    private static Func<Document, bool> Criteria(Call call)
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

    private static void AddTimes(List<Func<Document, bool>> criteria, Call call)
    {
        if (Moment(call, "posted_min") is { } postedMin)
            criteria.Add(document => document.PostedAt >= postedMin);
        if (Moment(call, "posted_max") is { } postedMax)
            criteria.Add(document => document.PostedAt <= postedMax);
        if (Moment(call, "created_min") is { } createdMin)
            criteria.Add(document => Seconds(document.Created) >= createdMin);
        if (Moment(call, "created_max") is { } createdMax)
            criteria.Add(document => Seconds(document.Created) <= createdMax);
    }

    private static void AddPlace(List<Func<Document, bool>> criteria, Call call)
    {
        if (call.DecimalNumber("lat") is not { } latitude || call.DecimalNumber("lng") is not { } longitude)
            return;
        var distance = call.DecimalNumber("dist") ?? 10;
        criteria.Add(document => document.Geo is { } place && place.DistanceTo(latitude, longitude) <= distance);
    }

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

    /// <summary>A moment as Unix seconds: given so, or as <c>yyyy-MM-dd</c> with or without <c>HH:mm:ss</c>.</summary>
    public static long? Moment(Call call, string name)
    {
        if (call.Text(name) is not { Length: > 0 } text)
            return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return seconds;
        return Seconds(text) ?? throw MethodErrors.ValueInvalid(name, "Unix seconds, or yyyy-MM-dd HH:mm:ss");
    }

    private static long? Seconds(string text) =>
        DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.ToUnixTimeSeconds()
            : null;
}
