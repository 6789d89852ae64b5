using System.Management.Automation;
using System.Net.Sockets;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Errors;

/// <summary>The errors of applications, authorizations, tokens and connections.</summary>
internal static class ConnectionErrors
{
    /// <summary>The code of auth.getToken for a frob that is not authorized yet or no longer valid.</summary>
    public const int FrobNotAuthorizedCode = 2;

    public static ErrorRecord InvalidServer(ArgumentException failure, Uri server) => ErrorRecords.Create(
        failure, "InvalidServer", ErrorCategory.InvalidArgument, WithoutPassword(server),
        "Use a plain address such as https://api.ipernity.com/. http is allowed for this computer only.");

    public static ErrorRecord InvalidPermission(ArgumentException failure, object? permission) => ErrorRecords.Create(
        failure, "InvalidPermission", ErrorCategory.InvalidArgument, permission,
        "Use areas and levels, such as -Permission @{ doc = 'write'; network = 'read' }.");

    public static ErrorRecord InvalidPermissionArea(ArgumentException failure, string area) => ErrorRecords.Create(
        failure, "InvalidPermission", ErrorCategory.InvalidArgument, area,
        "Use the name of an area, such as -Permission doc.");

    public static ErrorRecord ApiKeyRequired() => ErrorRecords.Create(
        new InvalidOperationException("The API key is missing."),
        "ApiKeyRequired", ErrorCategory.AuthenticationError, null,
        "Use -ApiKey or -Credential, or set the environment variable IPERNITY_API_KEY.");

    // The error does not contain the key, because it is the secret if somebody swaps the two.
    public static ErrorRecord ApiSecretRequired() => ErrorRecords.Create(
        new InvalidOperationException("The API secret is missing."),
        "ApiSecretRequired", ErrorCategory.AuthenticationError, null,
        "Use -ApiSecret or -Credential, or set the environment variable IPERNITY_API_SECRET.");

    /// <param name="advice">What to do instead, which depends on the cmdlet.</param>
    public static ErrorRecord TokenRequired(string advice) => ErrorRecords.Create(
        new InvalidOperationException("The value of -Token is empty."),
        "TokenRequired", ErrorCategory.AuthenticationError, null,
        advice);

    public static ErrorRecord TokenExcludesAuthorization(string parameter) => ErrorRecords.Create(
        new InvalidOperationException($"-{parameter} asks for a new authorization, but -Token uses an earlier one."),
        "TokenExcludesAuthorization", ErrorCategory.InvalidArgument, parameter,
        $"Omit -{parameter} or -Token.");

    public static ErrorRecord NotConnected() => ErrorRecords.Create(
        new InvalidOperationException("Not connected to ipernity."),
        "NotConnected", ErrorCategory.ConnectionError, null,
        "Run Connect-Ipernity, or use -Connection.");

    public static ErrorRecord ConnectionClosed(IpernityConnection connection) => ErrorRecords.Create(
        new ObjectDisposedException(null, $"Disconnect-Ipernity has closed the connection of {connection}."),
        "ConnectionClosed", ErrorCategory.ConnectionError, connection,
        "Run Connect-Ipernity for a new connection.");

    public static ErrorRecord ConnectionClosed(ObjectDisposedException failure) => ErrorRecords.Create(
        failure, "ConnectionClosed", ErrorCategory.ConnectionError, null,
        "Run Connect-Ipernity for a new connection.");

    public static ErrorRecord NoPendingAuthorization() => ErrorRecords.Create(
        new InvalidOperationException("There is no authorization to complete."),
        "NoPendingAuthorization", ErrorCategory.InvalidOperation, null,
        "Run Connect-Ipernity and allow the application on its page first, or use -Frob.");

    public static ErrorRecord FrobRequired() => ErrorRecords.Create(
        new ArgumentException("-Connection needs -Frob: an authorization that Connect-Ipernity started has its own application."),
        "FrobRequired", ErrorCategory.InvalidArgument, null,
        "Add -Frob, or omit -Connection.");

    public static ErrorRecord FrobNotAuthorized(IpernityApiException failure, string frob) => ErrorRecords.Create(
        failure, "FrobNotAuthorized", ErrorCategory.AuthenticationError, frob,
        "Allow the application on the page that Connect-Ipernity opened, then run Complete-IpernityAuth again. "
        + "If you already answered on the page, or if it is more than a few minutes old, run Connect-Ipernity for a new frob.");

    public static ErrorRecord AuthorizationTimedOut(string frob, TimeSpan timeout, IpernityException? last) => ErrorRecords.Create(
        new TimeoutException($"Nobody allowed the application within {Seconds(timeout)}.{Trouble(last)}", last),
        "AuthorizationTimedOut", ErrorCategory.OperationTimeout, frob,
        "If the page is still open, allow the application and run Complete-IpernityAuth. Otherwise run Connect-Ipernity again.");

    public static ErrorRecord InvalidCallback(Uri callback) => ErrorRecords.Create(
        new ArgumentException($"'{WithoutPassword(callback)}' is not an http address of this computer."),
        "InvalidCallback", ErrorCategory.InvalidArgument, WithoutPassword(callback),
        "Use the callback that the application is registered with, such as http://localhost:8421/.");

    public static ErrorRecord CallbackNotRegistered(Uri callback, Uri sandbox) => ErrorRecords.Create(
        new InvalidOperationException($"The sandbox at {sandbox} did not redirect the browser to {callback}."),
        "CallbackNotRegistered", ErrorCategory.InvalidOperation, callback,
        $"Start the sandbox with the callback: Start-IpernitySandbox -Callback {callback}.");

    public static ErrorRecord CallbackPortUnavailable(SocketException failure, Uri callback) => ErrorRecords.Create(
        new InvalidOperationException(
            failure.SocketErrorCode == SocketError.AccessDenied
                ? $"This account may not listen on port {callback.Port}."
                : $"Port {callback.Port} on this computer is in use by another program.",
            failure),
        "CallbackPortUnavailable", ErrorCategory.ResourceUnavailable, callback,
        "Close the other program, or register the application with another port and pass that port to -CallbackPort. "
        + "An application without a callback needs no port: omit -CallbackPort and use -Wait.");

    public static ErrorRecord AuthorizationDenied(string reason, Uri callback) => ErrorRecords.Create(
        new InvalidOperationException($"The application was not allowed. The service answered: {reason}."),
        "AuthorizationDenied", ErrorCategory.PermissionDenied, callback,
        "Run Connect-Ipernity again and allow the application on its page.");

    public static ErrorRecord CallbackTimedOut(Uri callback, TimeSpan timeout) => ErrorRecords.Create(
        new TimeoutException($"The browser was not redirected to {callback} within {Seconds(timeout)}."),
        "AuthorizationTimedOut", ErrorCategory.OperationTimeout, callback,
        $"Run Connect-Ipernity again and allow the application. Check that it is registered with the callback {callback}, "
        + "and open the link in a browser on this computer.");

    private static string Seconds(TimeSpan time) =>
        FormattableString.Invariant($"{time.TotalSeconds:0} {(time.TotalSeconds == 1 ? "second" : "seconds")}");

    private static string WithoutPassword(Uri server) => server.IsAbsoluteUri
        ? server.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped)
        : server.OriginalString;

    // "Not authorized yet" is the ordinary reason for a timeout. Only another failure adds information.
    private static string Trouble(IpernityException? last) =>
        last is null or IpernityApiException { Code: FrobNotAuthorizedCode } ? "" : $" {last.Message}";
}
