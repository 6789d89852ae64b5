namespace Ipernity.PowerShell.Profiles;

/// <summary>The profiles listed most recently, for completion, because Tab must not make a vault ask for its password again.</summary>
internal static class KnownProfiles
{
    private static IReadOnlyList<IpernityProfile>? _latest;

    /// <summary>The profiles, or null before the first list.</summary>
    public static IReadOnlyList<IpernityProfile>? Latest => Volatile.Read(ref _latest);

    /// <summary>Remembers a complete list.</summary>
    public static void Set(IReadOnlyList<IpernityProfile> profiles) => Volatile.Write(ref _latest, profiles);

    /// <summary>Forgets the list, because it has changed.</summary>
    public static void Clear() => Volatile.Write(ref _latest, null);
}
