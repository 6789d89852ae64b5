using System.Management.Automation;
using System.Management.Automation.Host;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Interaction;
using Ipernity.PowerShell.Profiles;

namespace Ipernity.PowerShell.Calls;

/// <summary>Decides where a new connection is saved, and asks before it replaces a profile.</summary>
internal sealed class ProfileChoice(ServiceCmdlet cmdlet, bool force)
{
    /// <summary>Whether the person did not want to replace a profile.</summary>
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

    private bool MayReplace(IpernityProfile known)
    {
        if (force)
            return true;
        if (!HostPrompt.IsAttended(cmdlet.Host))
            return false;
        try
        {
            var replaces = cmdlet.ShouldContinue(
                $"Replace the profile '{known.Name}' of {known.UserName} in the vault '{known.Vault}'?", "The profile exists already");
            WasDeclined = !replaces;
            return replaces;
        }
        catch (Exception refused) when (refused is HostException or PSInvalidOperationException or NotImplementedException)
        {
            // The host cannot ask.
            return false;
        }
    }
}
