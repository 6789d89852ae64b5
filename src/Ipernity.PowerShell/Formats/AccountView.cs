using System.Management.Automation;
using Ipernity.Api.Uploads;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Formats;

/// <summary>The texts that the views show for accounts, also for deserialized ones.</summary>
public static class AccountView
{
    /// <summary>A size.</summary>
    /// <param name="account">The account.</param>
    /// <param name="property">The property that holds a number of bytes.</param>
    /// <returns>Text such as <c>2.5 MB</c>; null if there is none.</returns>
    public static string? Size(PSObject account, string property) => Value(account, property) is long bytes ? SizeText.Of(bytes) : null;

    /// <summary>What is left of the upload quota.</summary>
    /// <param name="account">The account.</param>
    /// <returns>Text such as <c>190 MB</c> or <c>unlimited</c>; null if it is not known.</returns>
    public static string? SizeLeft(PSObject account) =>
        Equals(Value(account, "IsUnlimited"), true) ? "unlimited" : Size(account, "UploadLeft");

    private static object? Value(PSObject account, string property) => account.Properties[property]?.Value.Unwrap();
}
