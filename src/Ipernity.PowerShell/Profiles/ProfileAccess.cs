using System.Management.Automation;
using Ipernity.PowerShell.Interaction;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Vaults;

namespace Ipernity.PowerShell.Profiles;

/// <summary>The profiles as a cmdlet uses them: in the vaults of SecretManagement, within a time limit.</summary>
internal sealed class ProfileAccess : IDisposable
{
    // Without an interactive user, a vault that has not answered by then is waiting for a password.
    private static readonly TimeSpan Unattended = TimeSpan.FromSeconds(30);

    private readonly VaultCommand _command;

    /// <param name="cmdlet">The calling cmdlet.</param>
    /// <param name="awaiter">Waits for the vaults.</param>
    /// <param name="limit">The time limit of each command.</param>
    /// <param name="isGiven">Whether the caller asked for this limit.</param>
    public ProfileAccess(PSCmdlet cmdlet, PipelineAwaiter awaiter, TimeSpan limit, bool isGiven)
    {
        var isShorter = !isGiven && limit > Unattended && !HostPrompt.IsAttended(cmdlet.Host);
        _command = new VaultCommand(cmdlet, awaiter, isShorter ? Unattended : limit);
        Store = new ProfileStore(new SecretManagementVault(_command));
    }

    public ProfileStore Store { get; }

    public void Dispose() => _command.Dispose();
}
