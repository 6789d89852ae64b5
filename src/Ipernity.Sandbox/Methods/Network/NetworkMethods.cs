using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Methods.Elements;
using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Methods.Network;

/// <summary><c>network.*</c>: the contacts of a member and their documents.</summary>
internal static class NetworkMethods
{
    private const int MostSuggestions = 500;
    private const int MostHours = 744;

    /// <summary>
    /// The contacts of a member, with their relation to the caller. <c>relation</c> filters only the caller's own network.
    /// </summary>
    public static Element GetList(MethodCall call)
    {
        var user = call.User();
        var caller = call.Token?.Member;
        var relation = NetworkRelation.Read(call);
        var extra = call.List("extra");
        var members = NetworkRelation.Members(call, user, user == caller ? relation : 0);
        return Element.Payload(MemberElements.Page(call, "network", "user", members, member =>
        {
            var entry = User(call, member).Attribute("alias", member.UserName);
            if (extra.Contains("realname"))
                entry.Attribute("realname", member.RealName);
            entry.Child(MemberElements.Relation(caller, member)).Child(MemberElements.Count(call, member));
            return extra.Contains("location") ? entry.Child(MemberElements.Location(member)) : entry;
        }));
    }

    /// <summary>
    /// The contacts whose name has a word that starts with the query; with <c>anywhere=1</c>, whose name contains it.
    /// </summary>
    public static Element Autocomplete(MethodCall call)
    {
        var query = call.Required("query");
        var relation = NetworkRelation.Read(call);
        var anywhere = call.Flag("anywhere");
        var found = NetworkRelation.Members(call, call.Caller, relation)
            .Where(member => Matches(member.UserName, query, anywhere) || Matches(member.RealName, query, anywhere))
            .ToList();
        var shown = found.Take(MostSuggestions).ToList();
        return Element.Payload(new Element("network")
            .Attribute("query", query)
            .Attribute("network", relation)
            .Attribute("count", shown.Count)
            .Flag("complete", shown.Count == found.Count)
            .Repeat("user", shown.ConvertAll(member => User(call, member)
                .Attribute("realname", member.RealName)
                .Flag("isfriend", call.Caller.Friends.Contains(member.UserId))
                .Flag("isfamily", call.Caller.Family.Contains(member.UserId)))));
    }

    /// <summary>
    /// The newest documents of the caller's contacts: up to <c>limit</c> per member, up to <c>count</c> in total, and not older
    /// than <c>hours</c>.
    /// </summary>
    public static Element GetRecentDocuments(MethodCall call)
    {
        var limit = call.Limit("limit", otherwise: 5, most: 10);
        var since = call.Number("hours", 0) is var hours and > 0 ? call.Community.UnixTime - (3600L * Math.Min(hours, MostHours)) : 0;
        var filter = DocumentEntries.Filter(call);
        var documents = NetworkRelation.Members(call, call.Caller, NetworkRelation.Read(call))
            .SelectMany(member => call.Library.List(member, call.Viewer, filter).Take(limit))
            .Where(document => document.PostedAt >= since)
            .ToList();
        DocumentOrder.Sort(documents, "posted-desc");
        var shown = documents.Take(call.Limit("count", otherwise: 50, most: 100)).ToList();
        return Element.Payload(new Element("docs")
            .Attribute("count", shown.Count)
            .Attribute("show", limit)
            .Repeat("doc", new DocumentEntries(call, withOwner: true).Write(shown)));
    }

    private static Element User(MethodCall call, Member member) => new Element("user")
        .Attribute("user_id", member.UserId)
        .Attribute("username", member.UserName)
        .Attribute("icon", MemberElements.Icon(call, member));

    private static bool Matches(string name, string query, bool anywhere)
    {
        var at = -1;
        while ((at = name.IndexOf(query, at + 1, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            if (anywhere || at == 0 || !char.IsLetterOrDigit(name[at - 1]))
                return true;
        }
        return false;
    }
}
