using System.Management.Automation;
using System.Runtime.InteropServices;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Profiles;
using Ipernity.PowerShell.Vaults;

namespace Ipernity.PowerShell.Errors;

/// <summary>The errors of profiles and of the vaults that store them.</summary>
internal static class ProfileErrors
{
    private const string ListVaults = "Get-SecretVault lists the registered vaults.";

    // Windows PowerShell has only the older of the two commands.
    private static readonly string Install =
        RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal)
            ? "Install-Module"
            : "Install-PSResource";

    /// <param name="failure">A <see cref="ProfileException"/> or a <see cref="VaultException"/>.</param>
    public static ErrorRecord From(Exception failure) =>
        failure is ProfileException profile ? From(profile) : From((VaultException)failure);

    public static ErrorRecord From(ProfileException failure) => failure.Failure switch
    {
        ProfileFailure.NotFound => ErrorRecords.Create(
            failure, "ProfileNotFound", ErrorCategory.ObjectNotFound, failure.Name,
            "Check the name. Get-IpernityProfile lists the saved profiles, and Connect-Ipernity -SaveAs saves a new one."),
        ProfileFailure.Exists => ErrorRecords.Create(
            failure, "ProfileExists", ErrorCategory.ResourceExists, failure.Name,
            "Choose another name, or replace the profile with -Force."),
        ProfileFailure.NameInvalid => ErrorRecords.Create(
            failure, "InvalidProfileName", ErrorCategory.InvalidArgument, failure.Name,
            "Use up to 80 letters, digits, hyphens or spaces."),
        ProfileFailure.VaultNotFound => ErrorRecords.Create(
            failure, "VaultNotFound", ErrorCategory.ObjectNotFound, failure.Name,
            $"Use -Vault with the name of a registered vault, or register one with Register-SecretVault. {ListVaults}"),
        _ => ErrorRecords.Create(
            failure, "ProfileDamaged", ErrorCategory.InvalidData, failure.Name,
            $"Remove it with Remove-IpernityProfile and sign in again: Connect-Ipernity -SaveAs {Quoted(failure.Name)} -Wait."),
    };

    public static ErrorRecord From(VaultException failure) => failure.Failure switch
    {
        VaultFailure.NotInstalled => ErrorRecords.Create(
            failure, "SecretManagementMissing", ErrorCategory.NotInstalled, VaultCommand.Module,
            $"Profiles are stored in its vaults. Install it and a vault: {Install} {VaultCommand.Module}; "
            + $"{Install} Microsoft.PowerShell.SecretStore. Then register the vault: Register-SecretVault SecretStore "
            + "-ModuleName Microsoft.PowerShell.SecretStore -DefaultVault."),
        VaultFailure.Locked => ErrorRecords.Create(
            failure, "VaultLocked", ErrorCategory.AuthenticationError, failure.Vault,
            "Unlock the vault first, for example with Unlock-SecretVault or Unlock-SecretStore, "
            + "or configure it to open without a password for the account of this script.",
            subject: $"The vault {Named(failure)}is locked."),
        VaultFailure.TimedOut => ErrorRecords.Create(
            failure, "VaultTimedOut", ErrorCategory.OperationTimeout, failure.Vault,
            "Test the vault with Test-SecretVault. It may be waiting for a password or for the network. -TimeoutSec allows more time.",
            subject: $"The vault {Named(failure)}did not answer."),
        VaultFailure.NoMetadata => ErrorRecords.Create(
            failure, "VaultWithoutMetadata", ErrorCategory.NotImplemented, failure.Vault,
            $"Use a vault that stores metadata, such as Microsoft.PowerShell.SecretStore, with -Vault. {ListVaults}",
            subject: $"The vault {Named(failure)}does not support metadata, which profiles need. The profile was not saved."),
        VaultFailure.ReadOnly => ErrorRecords.Create(
            failure, "VaultReadOnly", ErrorCategory.PermissionDenied, failure.Vault,
            $"Use another vault with -Vault, or get permission to write to this one. {ListVaults}",
            subject: $"The vault {Named(failure)}cannot be written to."),
        _ => ErrorRecords.Create(
            failure, "VaultFailed", ErrorCategory.InvalidOperation, failure.Vault,
            "Test the vault with Test-SecretVault.",
            subject: $"The vault {Named(failure)}failed."),
    };

    public static ErrorRecord TokenInvalid(IpernityApiException failure, IpernityProfile profile) => ErrorRecords.Create(
        failure, failure.ErrorId, ErrorCategory.AuthenticationError, profile.Name,
        $"Sign in again, which also updates the profile: Connect-Ipernity {Quoted(profile.Name)} -Wait.",
        subject: $"The token of the profile '{profile.Name}' was revoked or is no longer valid.");

    private static string Named(VaultException failure) => string.IsNullOrEmpty(failure.Vault) ? "" : $"'{failure.Vault}' ";

    // Quotes a name as it must be typed on the command line.
    private static string Quoted(string? name) =>
        name is { Length: > 0 } && name.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_') ? name : $"'{name}'";
}
