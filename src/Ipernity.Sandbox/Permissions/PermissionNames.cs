namespace Ipernity.Sandbox.Permissions;

/// <summary>The names of areas and levels on the wire.</summary>
internal static class PermissionNames
{
    public const string Doc = "doc";
    public const string Blog = "blog";
    public const string Post = "post";
    public const string Profile = "profile";

    /// <summary>The areas in the order in which answers list them.</summary>
    public static IReadOnlyList<string> Areas { get; } = [Doc, Blog, Post, "network", Profile];

    private static readonly string[] Levels = ["none", "read", "write", "delete"];

    public static string Name(PermissionLevel level) => Levels[(int)level];

    public static PermissionLevel? FindLevel(string name) => Array.IndexOf(Levels, name) is var index and >= 0 ? (PermissionLevel)index : null;

    /// <summary>The most that can be granted in an area.</summary>
    public static PermissionLevel Highest(string area) => string.Equals(area, Profile, StringComparison.Ordinal) ? PermissionLevel.Write : PermissionLevel.Delete;

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
