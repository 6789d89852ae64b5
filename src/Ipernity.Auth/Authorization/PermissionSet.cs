namespace Ipernity.Auth.Authorization;

/// <summary>
/// The permission level of each area, as requested by an application or granted by a user.
/// (Source: the service's documentation, chapter "Authentication", on permissions.)
/// </summary>
public sealed class PermissionSet : IEquatable<PermissionSet>
{
    private static readonly PermissionArea[] Areas =
        [PermissionArea.Doc, PermissionArea.Blog, PermissionArea.Post, PermissionArea.Network, PermissionArea.Profile];

    private readonly PermissionLevel[] _levels = new PermissionLevel[Areas.Length];

    private PermissionSet()
    {
    }

    /// <summary>No permission in any area.</summary>
    public static PermissionSet None { get; } = new();

    /// <summary>The level for photos, videos and other documents.</summary>
    public PermissionLevel Doc => this[PermissionArea.Doc];

    /// <summary>The level for the blog.</summary>
    public PermissionLevel Blog => this[PermissionArea.Blog];

    /// <summary>The level for articles.</summary>
    public PermissionLevel Post => this[PermissionArea.Post];

    /// <summary>The level for contacts.</summary>
    public PermissionLevel Network => this[PermissionArea.Network];

    /// <summary>The level for the profile.</summary>
    public PermissionLevel Profile => this[PermissionArea.Profile];

    /// <summary>The level of an area.</summary>
    /// <param name="area">The area.</param>
    /// <returns>Its level, by default <see cref="PermissionLevel.None"/>.</returns>
    public PermissionLevel this[PermissionArea area] => _levels[(int)area];

    /// <summary>A sentence that lists the names which <see cref="With(string, string)"/> accepts.</summary>
    public static string ValidNames => "The areas are doc, blog, post, network (read, write or delete) and profile (read or write).";

    /// <summary>Creates a set with another level for one area.</summary>
    /// <param name="area">The area.</param>
    /// <param name="level">Its new level.</param>
    /// <returns>The new set.</returns>
    /// <exception cref="ArgumentException">The profile has no delete level.</exception>
    public PermissionSet With(PermissionArea area, PermissionLevel level)
    {
        if (area == PermissionArea.Profile && level == PermissionLevel.Delete)
            throw new ArgumentException($"The permission 'profile' has no level 'delete'. {ValidNames}");

        var changed = new PermissionSet();
        _levels.CopyTo(changed._levels, 0);
        changed._levels[(int)area] = level;
        return changed;
    }

    /// <summary>Creates a set with another level for one area, by the API's names in any case.</summary>
    /// <param name="area"><c>doc</c>, <c>blog</c>, <c>post</c>, <c>network</c> or <c>profile</c>.</param>
    /// <param name="level"><c>none</c>, <c>read</c>, <c>write</c> or <c>delete</c>.</param>
    /// <returns>The new set.</returns>
    /// <exception cref="ArgumentException">There is no such area or level. The message lists the valid ones.</exception>
    public PermissionSet With(string area, string level)
    {
        if (!TryParse(area, out PermissionArea parsedArea))
            throw new ArgumentException($"There is no permission area '{area}'. {ValidNames}");
        if (!TryParse(level, out PermissionLevel parsedLevel))
            throw new ArgumentException($"There is no permission level '{level}' for '{area}'. {ValidNames}");

        return With(parsedArea, parsedLevel);
    }

    /// <summary>Whether this set grants everything in another set.</summary>
    /// <param name="other">The other set.</param>
    /// <returns>True if no area of <paramref name="other"/> has a higher level than here.</returns>
    public bool Includes(PermissionSet other) =>
        other is null ? throw new ArgumentNullException(nameof(other)) : Areas.All(area => this[area] >= other[area]);

    /// <summary>The higher level of this set and another one in each area.</summary>
    /// <param name="other">The other set.</param>
    /// <returns>The new set.</returns>
    public PermissionSet Union(PermissionSet other)
    {
        _ = other ?? throw new ArgumentNullException(nameof(other));
        return Areas.Aggregate(this, (set, area) => other[area] > set[area] ? set.With(area, other[area]) : set);
    }

    /// <summary>The areas in which this set has a higher level than another one.</summary>
    /// <param name="other">The other set.</param>
    /// <returns>The new set.</returns>
    public PermissionSet Except(PermissionSet other)
    {
        _ = other ?? throw new ArgumentNullException(nameof(other));
        return Areas.Aggregate(None, (set, area) => this[area] > other[area] ? set.With(area, this[area]) : set);
    }

    /// <summary>The parameters of an authorization link, such as <c>perm_doc=write</c>, for each area with a permission.</summary>
    /// <returns>Names and values, in the order of the areas.</returns>
    public IEnumerable<KeyValuePair<string, string>> ToLinkParameters() =>
        from area in Granted() select new KeyValuePair<string, string>("perm_" + Name(area), Name(this[area]));

    /// <inheritdoc/>
    public bool Equals(PermissionSet? other) => other is not null && _levels.SequenceEqual(other._levels);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PermissionSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _levels.Aggregate(0, static (hash, level) => (hash * 4) + (int)level);

    /// <summary>The areas with a permission, as in <c>doc=write, network=read</c>, or <c>none</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var text = string.Join(", ", Granted().Select(area => $"{Name(area)}={Name(this[area])}"));
        return text.Length == 0 ? "none" : text;
    }

    /// <summary>Reads the set that an answer contains. Unknown areas and levels are ignored, since the service may add some.</summary>
    /// <param name="levelOf">Finds the text of the level of an area by the area's API name.</param>
    /// <returns>The set.</returns>
    public static PermissionSet FromAnswer(Func<string, string?> levelOf)
    {
        _ = levelOf ?? throw new ArgumentNullException(nameof(levelOf));
        var set = None;
        foreach (var area in Areas)
        {
            // Older answers call the profile "user".
            var text = levelOf(Name(area)) ?? (area == PermissionArea.Profile ? levelOf("user") : null);
            if (TryParse(text, out PermissionLevel level) && !(area == PermissionArea.Profile && level == PermissionLevel.Delete))
                set = set.With(area, level);
        }

        return set;
    }

    private IEnumerable<PermissionArea> Granted() => Areas.Where(area => this[area] != PermissionLevel.None);

#pragma warning disable CA1308
    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
#pragma warning restore CA1308

    // Enum.TryParse would also accept numbers and lists of names.
    private static bool TryParse<T>(string? name, out T value)
        where T : struct, Enum
    {
        value = default;
        return name is { Length: > 0 } && name.All(char.IsLetter) && Enum.TryParse(name, ignoreCase: true, out value);
    }
}
