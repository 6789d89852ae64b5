using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary><c>explore.*</c>: what everybody posted, as far as the caller may see it.</summary>
internal static class Explore
{
    /// <summary>From how many visits on a photo may stand on the home page.</summary>
    private const int HomepageVisits = 250;

    /// <summary>The most visited first.</summary>
    public static Element GetPopular(Call call)
    {
        var filter = DocumentEntries.Filter(call);
        var documents = call.Community.Members.All.SelectMany(member => call.Library.List(member, call.Viewer, filter)).ToList();
        DocumentSearch.Sort(documents, "popular");
        return Element.Payload(new DocumentEntries(call, withOwner: true).WriteTo(new Element("docs"), documents));
    }

    public static Element GetRecent(Call call)
    {
        var count = call.Limit("count", otherwise: 50, most: 100);
        var filter = DocumentEntries.Filter(call);
        // The lists of the members have the newest first: no more than these can be among the newest of all.
        var documents = call.Community.Members.All.SelectMany(member => call.Library.List(member, call.Viewer, filter).Take(count)).ToList();
        DocumentSearch.Sort(documents, "posted-desc");
        var shown = documents.Take(count).ToList();
        return Element.Payload(new Element("docs")
            .Attribute("count", shown.Count)
            .Repeat("doc", new DocumentEntries(call, withOwner: true).Write(shown)));
    }

    /// <summary>The newest of the photos that many visited; public and safe ones only, whoever asks.</summary>
    public static Element GetHomepage(Call call)
    {
        var filter = new DocumentFilter(MediaKinds.Photo, Share.Public, SafeOnly: true);
        var documents = call.Community.Members.All
            .SelectMany(member => call.Library.List(member, call.Viewer, filter))
            .Where(document => document.Visits >= HomepageVisits)
            .ToList();
        DocumentSearch.Sort(documents, "posted-desc");
        var page = Paging<Document>.Of(documents, call);
        return Element.Payload(page.WriteTo(new Element("docs"))
            .Attribute("count", page.Items.Count)
            .Repeat("doc", new DocumentEntries(call, withOwner: true).Write(page.Items)));
    }

    /// <summary>Other ones each time.</summary>
    public static Element GetRandomGroups(Call call)
    {
        var groups = call.Community.Groups.All.Where(group => group.IsKnownTo(call.Token?.Member)).ToArray();
        Random.Shared.Shuffle(groups);
        var shown = groups.Take(call.Limit("count", otherwise: 10, most: 50)).ToList();
        return Element.Payload(new Element("groups")
            .Attribute("count", shown.Count)
            .Repeat("group", shown.ConvertAll(group => GroupElements.Entry(call, group))));
    }
}
