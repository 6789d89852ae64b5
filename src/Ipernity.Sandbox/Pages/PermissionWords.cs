using Ipernity.Sandbox.Permissions;

namespace Ipernity.Sandbox.Pages;

/// <summary>Permissions as a person reads them.</summary>
internal static class PermissionWords
{
    public static Html List(Grants grants)
    {
        if (grants.IsEmpty)
            return Html.Of($"<p>Nothing but who you are.</p>");
        var items = grants.Granted().Select(grant =>
            Html.Of($"<li><b>{Area(grant.Area)}</b> <span>{Level(grant.Area, grant.Level)}</span></li>\n"));
        return Html.Of($"<ul class=\"permissions\">\n{Html.Join(items)}</ul>");
    }

    private static string Area(string area) => area switch
    {
        PermissionNames.Doc => "Your photos, videos and documents",
        "blog" => "Your blog",
        "post" => "Your articles",
        "network" => "Your contacts",
        _ => "Your profile",
    };

    private static string Level(string area, PermissionLevel level) => (area, level) switch
    {
        (PermissionNames.Doc, PermissionLevel.Read) => "See all of them, private ones too",
        (PermissionNames.Doc, PermissionLevel.Write) => "See all of them, add and change some",
        (PermissionNames.Doc, _) => "See all of them, add, change and delete some",
        ("blog", PermissionLevel.Read) => "Read all of it, private posts too",
        ("blog", PermissionLevel.Write) => "Read all of it, write and change posts",
        ("blog", _) => "Read all of it, write, change and delete posts",
        ("post", PermissionLevel.Read) => "Read all of them, private ones too",
        ("post", PermissionLevel.Write) => "Read all of them, write and change some",
        ("post", _) => "Read all of them, write, change and delete some",
        ("network", PermissionLevel.Read) => "See who they are",
        ("network", PermissionLevel.Write) => "See who they are, add and change some",
        ("network", _) => "See who they are, add, change and remove some",
        (_, PermissionLevel.Read) => "See all of it",
        _ => "See all of it, and change it",
    };
}
