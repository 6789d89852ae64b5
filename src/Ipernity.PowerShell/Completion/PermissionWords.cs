namespace Ipernity.PowerShell.Completion;

/// <summary>The areas of permissions and their levels, by their names in the API.</summary>
internal static class PermissionWords
{
    private static readonly string[] ToDelete = ["read", "write", "delete"];

    private static readonly string[] ToWrite = ["read", "write"];

    public static IReadOnlyList<(string Name, string Meaning, string[] Levels)> Areas { get; } =
    [
        ("doc", "photos, videos and other documents, and albums", ToDelete),
        ("blog", "the blog", ToDelete),
        ("post", "articles", ToDelete),
        ("network", "contacts", ToDelete),
        ("profile", "the profile", ToWrite),
    ];
}
