using System.Management.Automation;
using Ipernity.PowerShell.Completion;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Profiles;
using Ipernity.PowerShell.Vaults;

namespace Ipernity.PowerShell.Commands;

/// <summary>Lists saved profiles without reading their secrets.</summary>
[Cmdlet(VerbsCommon.Get, "IpernityProfile")]
[OutputType(typeof(IpernityProfile))]
public sealed class GetIpernityProfileCommand : PSCmdlet, IDisposable
{
    private readonly PipelineAwaiter _awaiter = new();
    private ProfileAccess? _profiles;
    private IReadOnlyList<IpernityProfile> _known = [];

    /// <summary>The names of the profiles. Wildcards are permitted. The default is all profiles.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>The vault to search. The default is all registered vaults.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>The time limit of a vault in seconds.</summary>
    [Parameter]
    [NumberText(IsWhole = true)]
    [ValidateRange(1, int.MaxValue / 1000)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>Lists the profiles of the vaults.</summary>
    protected override void BeginProcessing()
    {
        _profiles = new ProfileAccess(this, _awaiter, TimeSpan.FromSeconds(TimeoutSec), this.IsGiven(nameof(TimeoutSec)));
        try
        {
            _known = _profiles.Store.List(Vault);
        }
        catch (ProfileException unknown)
        {
            ThrowTerminatingError(ProfileErrors.From(unknown));
        }
        catch (VaultException missing)
        {
            ThrowTerminatingError(ProfileErrors.From(missing));
        }

        foreach (var failure in _profiles.Store.Failures)
            WriteError(ProfileErrors.From(failure));
    }

    /// <summary>Writes the profiles that match.</summary>
    protected override void ProcessRecord()
    {
        foreach (var name in Name)
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            var found = _known.Where(profile => pattern.IsMatch(profile.Name)).ToArray();
            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name) && _profiles!.Store.Failures.Count == 0)
                WriteError(ProfileErrors.From(ProfileStore.NotFound(name, _known)));
            WriteObject(found, enumerateCollection: true);
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
}
