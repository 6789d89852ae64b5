using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary><c>network.*</c>: whom a member knows, and what those posted.</summary>
internal static class Network
{
    private const int MostSuggestions = 500;
    private const int MostHours = 744;

    /// <summary>The relations are those of the caller, who narrows only their own network by <c>relation</c>.</summary>
    public static Element GetList(Call call)
    {
        var user = call.User();
        var caller = call.Token?.Member;
        var relation = NetworkRelation.Read(call);
        var extra = call.List("extra");
        return Element.Payload(UserElements.Page(call, "network", "user", NetworkRelation.Members(call, user, user == caller ? relation : 0), member =>
        {
            var entry = User(call, member).Attribute("alias", member.UserName);
            if (extra.Contains("realname"))
                entry.Attribute("realname", member.RealName);
            entry.Child(UserElements.Relation(caller, member)).Child(UserElements.Count(call, member));
            return extra.Contains("location") ? entry.Child(UserElements.Location(member)) : entry;
        }));
    }

    /// <summary>Members of whose names a word begins with the query, or with <c>anywhere=1</c> holds it.</summary>
    public static Element Autocomplete(Call call)
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
    /// The newest that the caller's network posted: of each member at most <c>limit</c>, at most <c>count</c> together, and
    /// with <c>hours</c> nothing older.
    /// </summary>
    public static Element GetRecentDocuments(Call call)
    {
        var limit = call.Limit("limit", otherwise: 5, most: 10);
        var since = call.Number("hours", 0) is var hours and > 0 ? call.Community.UnixTime - (3600L * Math.Min(hours, MostHours)) : 0;
        var filter = DocumentEntries.Filter(call);
        var documents = NetworkRelation.Members(call, call.Caller, NetworkRelation.Read(call))
            .SelectMany(member => call.Library.List(member, call.Viewer, filter).Take(limit))
            .Where(document => document.PostedAt >= since)
            .ToList();
        DocumentSearch.Sort(documents, "posted-desc");
        var shown = documents.Take(call.Limit("count", otherwise: 50, most: 100)).ToList();
        return Element.Payload(new Element("docs")
            .Attribute("count", shown.Count)
            .Attribute("show", limit)
            .Repeat("doc", new DocumentEntries(call, withOwner: true).Write(shown)));
    }

    private static Element User(Call call, Member member) => new Element("user")
        .Attribute("user_id", member.UserId)
        .Attribute("username", member.UserName)
        .Attribute("icon", UserElements.Icon(call, member));

    private static bool Matches(string name, string query, bool anywhere)
    {
        for (var at = name.IndexOf(query, StringComparison.OrdinalIgnoreCase); at >= 0; at = name.IndexOf(query, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (anywhere || at == 0 || !char.IsLetterOrDigit(name[at - 1]))
                return true;
        }
        return false;
    }
}
