using System.Management.Automation;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Errors;

/// <summary>Makes every error record of the module: a stable id, a category, the input as its target, and what to do next.</summary>
internal static class ErrorRecords
{
    /// <summary>What auth.getToken answers while nobody has allowed the application, and when the frob is no longer good.</summary>
    public const int FrobNotAuthorizedCode = 2;

    public static ErrorRecord From(IpernityException failure, object? target) =>
        Create(failure, failure.ErrorId, ErrorCategories.Of(failure), target, failure.Advice);

    public static ErrorRecord InvalidServer(ArgumentException failure, Uri server) =>
        Create(failure, "InvalidServer", ErrorCategory.InvalidArgument, WithoutPassword(server),
            "Give the plain address, such as https://api.ipernity.com/; http is for this machine alone.");

    public static ErrorRecord InvalidPermission(ArgumentException failure, object? permission) =>
        Create(failure, "InvalidPermission", ErrorCategory.InvalidArgument, permission,
            "Write areas and levels as in -Permission @{ doc = 'write'; network = 'read' }.");

    public static ErrorRecord InvalidCall(ArgumentException failure, object? target) =>
        Create(failure, "InvalidCall", ErrorCategory.InvalidArgument, target,
            "Correct the method or its parameters: nothing was sent.");

    public static ErrorRecord ApiKeyRequired() => Create(
        new InvalidOperationException("The API key is missing."),
        "ApiKeyRequired", ErrorCategory.AuthenticationError, null,
        "Give -ApiKey or -Credential, or set the environment variable IPERNITY_API_KEY.");

    public static ErrorRecord ApiSecretRequired(string apiKey) => Create(
        new InvalidOperationException($"The API secret for the key {apiKey} is missing."),
        "ApiSecretRequired", ErrorCategory.AuthenticationError, apiKey,
        "Give -ApiSecret or -Credential, or set the environment variable IPERNITY_API_SECRET.");

    public static ErrorRecord TokenRequired() => Create(
        new InvalidOperationException("The token that was given is empty."),
        "TokenRequired", ErrorCategory.AuthenticationError, null,
        "Give the token of an earlier connection, or leave -Token out to ask for a new authorization.");

    public static ErrorRecord TokenExcludesAuthorization(string parameter) => Create(
        new InvalidOperationException($"-{parameter} asks for a new authorization, -Token uses an earlier one."),
        "TokenExcludesAuthorization", ErrorCategory.InvalidArgument, parameter,
        "Leave one of them out.");

    public static ErrorRecord NotConnected() => Create(
        new InvalidOperationException("Not connected to ipernity."),
        "NotConnected", ErrorCategory.ConnectionError, null,
        "Run Connect-Ipernity, or give a connection with -Connection.");

    public static ErrorRecord ConnectionClosed(IpernityConnection connection) => Create(
        new ObjectDisposedException(null, $"The connection of {connection} was ended by Disconnect-Ipernity."),
        "ConnectionClosed", ErrorCategory.ConnectionError, connection,
        "Run Connect-Ipernity for a new one.");

    public static ErrorRecord ConnectionClosed(ObjectDisposedException failure) => Create(
        failure, "ConnectionClosed", ErrorCategory.ConnectionError, null,
        "Run Connect-Ipernity for a new one.");

    public static ErrorRecord NoPendingAuthorization() => Create(
        new InvalidOperationException("There is no authorization to complete."),
        "NoPendingAuthorization", ErrorCategory.InvalidOperation, null,
        "Run Connect-Ipernity first and allow the application on its page, or give -Frob.");

    public static ErrorRecord FrobNotAuthorized(IpernityApiException failure, string frob) => Create(
        failure, "FrobNotAuthorized", ErrorCategory.AuthenticationError, frob,
        "Allow the application on the page that Connect-Ipernity gave, then run Complete-IpernityAuth again. If it was allowed, or refused, or some minutes have passed, run Connect-Ipernity for a new frob.");

    public static ErrorRecord AuthorizationTimedOut(string frob, TimeSpan timeout, IpernityException? last) => Create(
        new TimeoutException(FormattableString.Invariant($"Nobody allowed the application within {timeout.TotalSeconds} seconds.{Trouble(last)}"), last),
        "AuthorizationTimedOut", ErrorCategory.OperationTimeout, frob,
        "If the page is still open, allow it and run Complete-IpernityAuth; if it was refused, or has expired, run Connect-Ipernity again.");

    private static string WithoutPassword(Uri server) => server.IsAbsoluteUri
        ? server.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped)
        : server.OriginalString;

    // That nobody had allowed it yet is no news; anything else is why nobody could.
    private static string Trouble(IpernityException? last) =>
        last is null or IpernityApiException { Code: FrobNotAuthorizedCode } ? "" : $" {last.Message}";

    private static ErrorRecord Create(Exception failure, string id, ErrorCategory category, object? target, string advice) =>
        new(failure, id, category, target) { ErrorDetails = new ErrorDetails(Shown(failure.Message, advice)) { RecommendedAction = advice } };

#if NETSTANDARD2_0
    // Windows PowerShell shows the message alone.
    private static string Shown(string message, string advice) => $"{message} {advice}";
#else
    // PowerShell 7 shows the recommended action below the message.
    private static string Shown(string message, string _) => message;
#endif
}
