namespace Ipernity.Sandbox.Permissions;

/// <summary>The names of permission areas and levels in the API.</summary>
internal static class PermissionNames
{
    public const string Doc = "doc";
    public const string Blog = "blog";
    public const string Post = "post";
    public const string Profile = "profile";

    /// <summary>The areas, in the order of the API's answers.</summary>
    public static IReadOnlyList<string> Areas { get; } = [Doc, Blog, Post, "network", Profile];

    private static readonly string[] Levels = ["none", "read", "write", "delete"];

    public static string Name(GrantLevel level) => Levels[(int)level];

    public static GrantLevel? FindLevel(string name) => Array.IndexOf(Levels, name) is var index and >= 0 ? (GrantLevel)index : null;

    /// <summary>The highest level of an area.</summary>
    public static GrantLevel Highest(string area) =>
        string.Equals(area, Profile, StringComparison.Ordinal) ? GrantLevel.Write : GrantLevel.Delete;

    public static int IndexOf(string area)
    {
        for (var i = 0; i < Areas.Count; i++)
        {
            if (string.Equals(Areas[i], area, StringComparison.Ordinal))
                return i;
        }
        return -1;
    }
}
