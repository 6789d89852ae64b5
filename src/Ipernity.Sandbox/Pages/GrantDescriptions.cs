using Ipernity.Sandbox.Permissions;

namespace Ipernity.Sandbox.Pages;

/// <summary>Describes permissions for the person who grants them.</summary>
internal static class GrantDescriptions
{
    public static Html List(Grants grants)
    {
        if (grants.IsEmpty)
            return Html.Of($"<p>Your identity only.</p>");
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

    private static string Level(string area, GrantLevel level) => (area, level) switch
    {
        (PermissionNames.Doc, GrantLevel.Read) => "See all of them, including private ones",
        (PermissionNames.Doc, GrantLevel.Write) => "See all of them, add and change them",
        (PermissionNames.Doc, _) => "See all of them, add, change and delete them",
        ("blog", GrantLevel.Read) => "Read all of it, including private posts",
        ("blog", GrantLevel.Write) => "Read all of it, write and change posts",
        ("blog", _) => "Read all of it, write, change and delete posts",
        ("post", GrantLevel.Read) => "Read all of them, including private ones",
        ("post", GrantLevel.Write) => "Read all of them, write and change them",
        ("post", _) => "Read all of them, write, change and delete them",
        ("network", GrantLevel.Read) => "See them",
        ("network", GrantLevel.Write) => "See them, add and change them",
        ("network", _) => "See them, add, change and remove them",
        (_, GrantLevel.Read) => "See all of it",
        _ => "See all of it and change it",
    };
}
