using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Methods.Elements;
using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Methods.Explore;

/// <summary><c>explore.*</c>: the documents of all members, as far as the caller can see them.</summary>
internal static class ExploreMethods
{
    /// <summary>The number of visits that brings a photo to the home page.</summary>
    private const int HomepageVisits = 250;

    /// <summary>The documents of all members, most visited first.</summary>
    public static Element GetPopular(MethodCall call)
    {
        var filter = DocumentEntries.Filter(call);
        var documents = call.Community.Members.All.SelectMany(member => call.Library.List(member, call.Viewer, filter)).ToList();
        DocumentOrder.Sort(documents, "popular");
        return Element.Payload(new DocumentEntries(call, withOwner: true).WriteTo(new Element("docs"), documents));
    }

    public static Element GetRecent(MethodCall call)
    {
        var count = call.Limit("count", otherwise: 50, most: 100);
        var filter = DocumentEntries.Filter(call);
        // Each member's list is sorted from newest to oldest, so these include the newest of all.
        var documents =
            call.Community.Members.All.SelectMany(member => call.Library.List(member, call.Viewer, filter).Take(count)).ToList();
        DocumentOrder.Sort(documents, "posted-desc");
        var shown = documents.Take(count).ToList();
        return Element.Payload(new Element("docs")
            .Attribute("count", shown.Count)
            .Repeat("doc", new DocumentEntries(call, withOwner: true).Write(shown)));
    }

    /// <summary>The newest of the most visited photos. Only public and safe photos are included, whoever asks.</summary>
    public static Element GetHomepage(MethodCall call)
    {
        var filter = new DocumentFilter(MediaTypes.Photo, Share.Public, SafeOnly: true);
        var documents = call.Community.Members.All
            .SelectMany(member => call.Library.List(member, call.Viewer, filter))
            .Where(document => document.Visits >= HomepageVisits)
            .ToList();
        DocumentOrder.Sort(documents, "posted-desc");
        var page = ResultPage<Document>.Of(documents, call);
        return Element.Payload(page.WriteTo(new Element("docs"))
            .Attribute("count", page.Items.Count)
            .Repeat("doc", new DocumentEntries(call, withOwner: true).Write(page.Items)));
    }

    /// <summary>Random groups; other ones for each call.</summary>
    public static Element GetRandomGroups(MethodCall call)
    {
        var groups = call.Community.Groups.All.Where(group => group.IsKnownTo(call.Token?.Member)).ToArray();
        Random.Shared.Shuffle(groups);
        var shown = groups.Take(call.Limit("count", otherwise: 10, most: 50)).ToList();
        return Element.Payload(new Element("groups")
            .Attribute("count", shown.Count)
            .Repeat("group", shown.ConvertAll(group => GroupElements.Entry(call, group))));
    }
}
