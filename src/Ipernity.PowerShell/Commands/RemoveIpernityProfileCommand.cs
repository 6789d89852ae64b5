using System.Management.Automation;
using Ipernity.PowerShell.Completion;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Profiles;
using Ipernity.PowerShell.Vaults;

namespace Ipernity.PowerShell.Commands;

/// <summary>Removes a saved profile from its vault. The service does not revoke the token.</summary>
[Cmdlet(VerbsCommon.Remove, "IpernityProfile", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveIpernityProfileCommand : PSCmdlet, IDisposable
{
    private readonly PipelineAwaiter _awaiter = new();
    private ProfileAccess? _profiles;

    /// <summary>The names of the profiles.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>The vault with the profile. By default, the first registered vault that has it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>The time limit of a vault in seconds.</summary>
    [Parameter]
    [NumberText(IsWhole = true)]
    [ValidateRange(1, int.MaxValue / 1000)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>Removes the profiles.</summary>
    protected override void ProcessRecord()
    {
        _profiles ??= new ProfileAccess(this, _awaiter, TimeSpan.FromSeconds(TimeoutSec), this.IsGiven(nameof(TimeoutSec)));
        foreach (var name in Name)
        {
            try
            {
                Remove(_profiles.Store, _profiles.Store.Find(name, Vault));
            }
            catch (ProfileException unknown)
            {
                WriteError(ProfileErrors.From(unknown));
            }
            catch (VaultException failure)
            {
                WriteError(ProfileErrors.From(failure));
            }
        }
    }

    /// <summary>Stops waiting for a vault.</summary>
    protected override void StopProcessing() => _awaiter.Cancel();

    /// <summary>Frees what the cmdlet used.</summary>
    public void Dispose()
    {
        _profiles?.Dispose();
        _awaiter.Dispose();
    }

    private void Remove(ProfileStore store, IpernityProfile profile)
    {
        if (!ShouldProcess($"{profile.Name} in the vault {profile.Vault}", "Remove the profile"))
            return;

        store.Remove(profile);
        var place = profile.Server is { IsLoopback: true } local ? local.Authority : "ipernity.com";
        this.WriteHint(
            $"The profile '{profile.Name}' was removed. Its token stays valid: to revoke it, remove the application from the authorized "
            + $"applications of your account on {place}.");
    }
}
