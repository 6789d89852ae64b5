namespace Ipernity.Sandbox.Permissions;

/// <summary>What somebody granted, or asks for: a level per area. Never changes.</summary>
internal sealed class Grants
{
    private readonly PermissionLevel[] _levels;

    private Grants(PermissionLevel[] levels) => _levels = levels;

    public static Grants Nothing { get; } = new(new PermissionLevel[PermissionNames.Areas.Count]);

    public static Grants Everything { get; } = new([.. PermissionNames.Areas.Select(PermissionNames.Highest)]);

    public bool IsEmpty => Array.TrueForAll(_levels, level => level == PermissionLevel.None);

    public PermissionLevel this[string area] => PermissionNames.IndexOf(area) is var index and >= 0 ? _levels[index] : PermissionLevel.None;

    public bool Allows(string area, PermissionLevel level) => this[area] >= level;

    public bool Includes(Grants other)
    {
        for (var i = 0; i < _levels.Length; i++)
        {
            if (_levels[i] < other._levels[i])
                return false;
        }
        return true;
    }

    /// <summary>These grants with one area set to a level. The area must be a known one.</summary>
    public Grants With(string area, PermissionLevel level)
    {
        var levels = (PermissionLevel[])_levels.Clone();
        levels[PermissionNames.IndexOf(area)] = level;
        return new Grants(levels);
    }

    /// <summary>The areas in which anything is granted.</summary>
    public IEnumerable<(string Area, PermissionLevel Level)> Granted() =>
        PermissionNames.Areas.Select(area => (Area: area, Level: this[area])).Where(grant => grant.Level != PermissionLevel.None);

    /// <summary>Reads an area and a level; false where either is unknown or the area has no such level.</summary>
    public static bool TryRead(string area, string level, out PermissionLevel read)
    {
        read = PermissionLevel.None;
        if (PermissionNames.IndexOf(area) < 0 || PermissionNames.FindLevel(level) is not { } found || found > PermissionNames.Highest(area))
            return false;
        read = found;
        return true;
    }
}
