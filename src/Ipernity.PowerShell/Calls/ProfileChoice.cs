using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Profiles;
using Ipernity.PowerShell.Secrets;

namespace Ipernity.PowerShell.Calls;

/// <summary>Chooses the profile to connect with and where to save a connection, and asks before a profile is replaced.</summary>
internal sealed class ProfileChoice(ServiceCmdlet cmdlet, bool force)
{
    /// <summary>Whether the person declined to replace a profile.</summary>
    public bool WasDeclined { get; private set; }

    /// <returns>Where to save; null if the person declined.</returns>
    /// <exception cref="ProfileException">The name is taken or invalid, or there is no such vault.</exception>
    /// <exception cref="Vaults.VaultException">The vault failed.</exception>
    public ProfileTarget? Find(string name, string? vault)
    {
        try
        {
            return cmdlet.Profiles.Prepare(name, vault, MayReplace);
        }
        catch (ProfileException) when (WasDeclined)
        {
            return null;
        }
    }

    /// <summary>Finds the profile to connect with: the named one, the one in IPERNITY_PROFILE, or the last saved one.</summary>
    /// <param name="name">The name; null if none was given.</param>
    /// <param name="vault">The vault to search; null for all.</param>
    /// <param name="hasCredentials">Whether an application, a token or a connection was given.</param>
    /// <returns>The profile; null if none is wanted or saved.</returns>
    /// <exception cref="ProfileException">There is no profile of this name.</exception>
    /// <exception cref="Vaults.VaultException">The vault failed.</exception>
    public IpernityProfile? FindSaved(string? name, string? vault, bool hasCredentials)
    {
        if (name is null && hasCredentials)
            return null;
        if ((name ?? EnvironmentVariables.Read(EnvironmentVariables.Profile)) is { } known)
            return cmdlet.Profiles.Find(known.Trim(), vault);
        if (EnvironmentVariables.HaveCredentials || cmdlet.Profiles.FindLatest(vault) is not { } latest)
            return null;
        cmdlet.WriteNotice($"Using the last saved profile, '{latest.Name}'.");
        return latest;
    }

    private bool MayReplace(IpernityProfile known)
    {
        if (force)
            return true;
        var answer = cmdlet.AskToContinue(
            $"Replace the profile '{known.Name}' of {known.UserName} in the vault '{known.Vault}'?", "The profile already exists");
        WasDeclined = answer == false;
        return answer == true;
    }
}
