namespace Ipernity.PowerShell.Profiles;

/// <summary>A profile cannot be used or saved.</summary>
internal sealed class ProfileException(ProfileFailure failure, string message, string? name) : Exception(message)
{
    public ProfileFailure Failure { get; } = failure;

    /// <summary>The name of the profile or of the vault.</summary>
    public string? Name { get; } = name;
}
