namespace Ipernity.Sandbox.Permissions;

/// <summary>The permissions that were requested or granted: one level for each area. Immutable.</summary>
internal sealed class Grants
{
    private readonly GrantLevel[] _levels;

    private Grants(GrantLevel[] levels) => _levels = levels;

    public static Grants Nothing { get; } = new(new GrantLevel[PermissionNames.Areas.Count]);

    public static Grants Everything { get; } = new([.. PermissionNames.Areas.Select(PermissionNames.Highest)]);

    public bool IsEmpty => Array.TrueForAll(_levels, level => level == GrantLevel.None);

    public GrantLevel this[string area] => PermissionNames.IndexOf(area) is var index and >= 0 ? _levels[index] : GrantLevel.None;

    public bool Allows(string area, GrantLevel level) => this[area] >= level;

    public bool Includes(Grants other)
    {
        for (var i = 0; i < _levels.Length; i++)
        {
            if (_levels[i] < other._levels[i])
                return false;
        }
        return true;
    }

    /// <summary>A copy with another level for an area, which must exist.</summary>
    public Grants With(string area, GrantLevel level)
    {
        var levels = (GrantLevel[])_levels.Clone();
        levels[PermissionNames.IndexOf(area)] = level;
        return new Grants(levels);
    }

    /// <summary>The areas with a level above none.</summary>
    public IEnumerable<(string Area, GrantLevel Level)> Granted() =>
        PermissionNames.Areas.Select(area => (Area: area, Level: this[area])).Where(grant => grant.Level != GrantLevel.None);

    /// <summary>Reads an area and a level; false if one is unknown or the area does not have the level.</summary>
    public static bool TryRead(string area, string level, out GrantLevel read)
    {
        read = GrantLevel.None;
        if (PermissionNames.IndexOf(area) < 0 || PermissionNames.FindLevel(level) is not { } found || found > PermissionNames.Highest(area))
            return false;
        read = found;
        return true;
    }
}
