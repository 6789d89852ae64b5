using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace Ipernity.PowerShell.Vaults;

/// <summary>The output and the errors of a command of SecretManagement.</summary>
/// <param name="Objects">The output.</param>
/// <param name="Errors">The errors.</param>
internal sealed record VaultOutput(IReadOnlyList<PSObject> Objects, IReadOnlyList<ErrorRecord> Errors)
{
    private static readonly string[] SignsOfLock = ["locked", "unlock", "password is required", "NonInteractive"];

    private static readonly string[] SignsOfReadOnly =
        ["read-only", "readonly", "read only", "not supported", "not implemented", "denied", "forbidden", "permission", "unauthorized"];

    public bool HasFailed => Errors.Count > 0;

    public static VaultOutput Of(System.Management.Automation.PowerShell shell, Collection<PSObject> objects) =>
        new(objects, [.. shell.Streams.Error]);

    public static VaultOutput Of(RuntimeException failure) => new([], [failure.ErrorRecord]);

    /// <summary>The failure as an exception.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="isWrite">Whether the vault should have changed something.</param>
    public VaultException ToException(string vault, bool isWrite)
    {
        var causes = Errors.SelectMany(static error => Causes(error.Exception)).ToArray();
        return new VaultException(Find(causes, isWrite), Reason(causes), vault, Errors[0].Exception);
    }

    private VaultFailure Find(Exception[] causes, bool isWrite)
    {
        if (causes.Any(IsOfLock))
            return VaultFailure.Locked;
        if (!isWrite)
            return VaultFailure.Failed;
        // The error ids of SecretManagement for a vault that does not support metadata, and for one that failed to store it.
        if (Errors.Any(static error => error.FullyQualifiedErrorId.StartsWith("SetSecretMetadata", StringComparison.OrdinalIgnoreCase)))
            return VaultFailure.NoMetadata;
        return causes.Any(IsOfReadOnly) ? VaultFailure.ReadOnly : VaultFailure.Failed;
    }

    private static bool IsOfLock(Exception cause) =>
        cause is HostException || cause.GetType().Name == "PasswordRequiredException" || IsOfQuestion(cause)
        || HasAny(cause.Message, SignsOfLock);

    // Every host has its own exception for a prompt that it cannot show.
    private static bool IsOfQuestion(Exception cause) =>
        cause.StackTrace?.Contains("InternalHostUserInterface.", StringComparison.Ordinal) == true;

    private static bool IsOfReadOnly(Exception cause) =>
        cause is NotSupportedException or NotImplementedException or UnauthorizedAccessException || HasAny(cause.Message, SignsOfReadOnly);

    private static bool HasAny(string text, string[] words) =>
        Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    // The innermost cause is the vault's own message. The outer ones only repeat names.
    private static string Reason(Exception[] causes)
    {
        var message = causes.Last().Message.Trim();
        return message.EndsWith(".", StringComparison.Ordinal) ? message : message + ".";
    }

    private static IEnumerable<Exception> Causes(Exception? failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}
