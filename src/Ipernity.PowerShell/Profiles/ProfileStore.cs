using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Vaults;

namespace Ipernity.PowerShell.Profiles;

/// <summary>The saved profiles: each is one secret of a vault, with metadata that can be listed.</summary>
internal sealed class ProfileStore(IProfileVault vaults)
{
    // Letters, digits and hyphens only: some vaults take no other names.
    private const string Prefix = "Ipernity-Profile-";
    private const int LongestName = 80;

    private const string Forbidden = "*?[]`/\\:\"'<>|";

    private readonly List<VaultException> _failures = [];

    /// <summary>The vaults that could not be listed.</summary>
    public IReadOnlyList<VaultException> Failures => _failures;

    /// <summary>The profiles of one vault or of all, those of the default vault first.</summary>
    /// <param name="vault">The vault, or null for all. A vault that fails is in <see cref="Failures"/>.</param>
    /// <exception cref="VaultException">There is no SecretManagement.</exception>
    /// <exception cref="ProfileException">The vault is not registered.</exception>
    public IReadOnlyList<IpernityProfile> List(string? vault)
    {
        _failures.Clear();
        var registered = vaults.FindVaults();
        var searched = vault is null ? registered : [FindVault(registered, vault)];
        IReadOnlyList<IpernityProfile> profiles = [.. searched.SelectMany(List)];
        if (vault is null && _failures.Count == 0)
            KnownProfiles.Set(profiles);
        return profiles;
    }

    /// <summary>Finds a profile by its name, in any case.</summary>
    /// <exception cref="ProfileException">There is none; the message lists the known ones.</exception>
    /// <exception cref="VaultException">It was not found, and a vault could not be searched.</exception>
    public IpernityProfile Find(string name, string? vault)
    {
        var profiles = List(vault);
        return profiles.FirstOrDefault(profile => IsSame(profile.Name, name))
            ?? throw (_failures.Count > 0 ? _failures[0] : NotFound(name, profiles));
    }

    /// <summary>The profile that was saved last.</summary>
    /// <returns>The profile, or null if there is none or no SecretManagement.</returns>
    /// <exception cref="VaultException">None was found, and a vault could not be searched.</exception>
    public IpernityProfile? FindLatest(string? vault)
    {
        try
        {
            var profiles = List(vault);
            return profiles.OrderByDescending(static profile => profile.SavedAt ?? DateTimeOffset.MinValue).FirstOrDefault()
                ?? (_failures.Count > 0 ? throw _failures[0] : null);
        }
        catch (VaultException missing) when (missing.Failure == VaultFailure.NotInstalled)
        {
            return null;
        }
    }

    /// <exception cref="VaultException">The vault failed.</exception>
    /// <exception cref="ProfileException">The secret is not a profile.</exception>
    public ProfileSecrets Read(IpernityProfile profile) =>
        ProfileSecrets.Read(vaults.Read(profile.Vault, Prefix + profile.Name))
        ?? throw new ProfileException(
            ProfileFailure.Damaged, $"The profile '{profile.Name}' in the vault '{profile.Vault}' is damaged.", profile.Name);

    /// <summary>Finds the vault for a new profile.</summary>
    /// <param name="name">The name of the profile.</param>
    /// <param name="vault">The vault; null for the one that has the profile already, or else the default one.</param>
    /// <param name="mayReplace">Decides about a profile of this name that exists already.</param>
    /// <exception cref="ProfileException">The name is taken or cannot be a name, or there is no such vault.</exception>
    /// <exception cref="VaultException">The vault failed.</exception>
    public ProfileTarget Prepare(string name, string? vault, Func<IpernityProfile, bool> mayReplace)
    {
        CheckName(name);
        var registered = vaults.FindVaults();
        if (registered.Count == 0)
            throw new ProfileException(ProfileFailure.VaultNotFound, "No vault is registered with SecretManagement.", vault);
        if (vault is not null)
            vault = FindVault(registered, vault).Name;
        var known = List(vault).FirstOrDefault(profile => IsSame(profile.Name, name));
        if (known is not null && !mayReplace(known))
        {
            throw new ProfileException(
                ProfileFailure.Exists, $"The profile '{known.Name}' already exists in the vault '{known.Vault}'.", known.Name);
        }

        vault ??= known?.Vault ?? FindDefault(registered).Name;
        var failed = _failures.Find(failure => string.Equals(failure.Vault, vault, StringComparison.OrdinalIgnoreCase));
        return failed is null ? new ProfileTarget(known?.Name ?? name, vault) : throw failed;
    }

    /// <summary>Saves a profile, and replaces one with the same name.</summary>
    /// <exception cref="VaultException">The vault failed, or did not store everything.</exception>
    public IpernityProfile Save(ProfileTarget target, ProfileSecrets secrets)
    {
        KnownProfiles.Clear();
        var (name, vault) = (Prefix + target.Name, target.Vault);
        vaults.Write(vault, name, secrets.Protect(), ProfileMetadata.Of(secrets, DateTimeOffset.UtcNow));
        // Some vaults ignore silently what they do not support.
        var entry = FindEntry(vault, name)
            ?? throw new VaultException(VaultFailure.ReadOnly, $"The vault '{vault}' did not keep the profile.", vault);
        if (ProfileMetadata.IsIn(entry))
            return ProfileMetadata.Read(target.Name, vault, entry);
        vaults.Delete(vault, name);
        throw new VaultException(VaultFailure.NoMetadata, $"The vault '{vault}' did not keep the metadata of the profile.", vault);
    }

    /// <exception cref="VaultException">The vault failed.</exception>
    public void Remove(IpernityProfile profile)
    {
        KnownProfiles.Clear();
        vaults.Delete(profile.Vault, Prefix + profile.Name);
    }

    private IReadOnlyList<IpernityProfile> List(RegisteredVault vault)
    {
        try
        {
            return
            [
                .. vaults.List(vault.Name, Prefix + "*")
                    .Where(static entry => entry.Name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
                    .Where(static entry => IsName(entry.Name.Substring(Prefix.Length)))
                    .Select(entry => ProfileMetadata.Read(entry.Name.Substring(Prefix.Length), vault.Name, entry))
                    .OrderBy(static profile => profile.Name, StringComparer.OrdinalIgnoreCase),
            ];
        }
        catch (VaultException failure) when (failure.Failure != VaultFailure.NotInstalled)
        {
            _failures.Add(failure.Vault is null ? new(failure.Failure, failure.Message, vault.Name, failure.InnerException) : failure);
            return [];
        }
    }

    private VaultEntry? FindEntry(string vault, string name) => vaults.List(vault, name).FirstOrDefault(entry => IsSame(entry.Name, name));

    private static RegisteredVault FindVault(IReadOnlyList<RegisteredVault> registered, string name) =>
        registered.FirstOrDefault(vault => IsSame(vault.Name, name))
        ?? throw new ProfileException(
            ProfileFailure.VaultNotFound,
            $"There is no vault '{name}'.{Names(" The registered vaults are", registered.Select(static vault => vault.Name))}",
            name);

    private static RegisteredVault FindDefault(IReadOnlyList<RegisteredVault> registered) =>
        registered.Count == 1 || registered[0].IsDefault
            ? registered[0]
            : throw new ProfileException(
                ProfileFailure.VaultNotFound,
                $"There is no default vault.{Names(" The registered vaults are", registered.Select(static vault => vault.Name))}",
                null);

    /// <summary>The error for a name that is not among the known ones.</summary>
    public static ProfileException NotFound(string name, IReadOnlyList<IpernityProfile> known) => new(
        ProfileFailure.NotFound,
        $"There is no profile '{name}'."
        + (known.Count == 0 ? " No profile is saved." : Names(" The saved profiles are", known.Select(static profile => profile.Name))),
        name);

    private static string Names(string introduction, IEnumerable<string> names) =>
        names.ToArray() is { Length: > 0 } list ? $"{introduction} {string.Join(", ", list)}." : "";

    private static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && name.Trim().Length == name.Length && !name.Any(IsForbidden);

    private static void CheckName(string name)
    {
        if (!IsName(name))
            throw new ProfileException(ProfileFailure.NameInvalid, $"'{name}' cannot be the name of a profile.", name);
    }

    private static bool IsForbidden(char c) => VisibleText.IsNeededFor(c.ToString()) || Forbidden.Contains(c, StringComparison.Ordinal);

    private static bool IsSame(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
