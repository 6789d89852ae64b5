using System.Management.Automation;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.Api.Methods;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Errors;

/// <summary>Makes every error record of the module: a stable id, a category, the input as its target, and what to do next.</summary>
internal static partial class ErrorRecords
{
    /// <summary>What auth.getToken answers while nobody has allowed the application, and when the frob is no longer good.</summary>
    public const int FrobNotAuthorizedCode = 2;

    private const int PermissionDeniedCode = 110;

    public static ErrorRecord From(IpernityException failure, object? target) =>
        Create(failure, failure.ErrorId, ErrorCategories.Of(failure), target, ErrorAdvice.For(failure));

    /// <param name="failure">What happened.</param>
    /// <param name="target">The input.</param>
    /// <param name="granted">What the connection's token permits; nothing where there is no connection.</param>
    public static ErrorRecord From(IpernityException failure, object? target, PermissionSet? granted) =>
        failure is IpernityApiException { Code: PermissionDeniedCode } && granted is not null
            ? Create(failure, failure.ErrorId, ErrorCategories.Of(failure), target, ErrorAdvice.For(failure), Needed(MethodCatalogue.Find(failure.Method), granted))
            : From(failure, target);

    public static ErrorRecord ListEnded(IpernityException failure, object? target, PermissionSet? granted, long given, long skipped)
    {
        if (given == 0)
            return From(failure, target, granted);

        var read = FormattableString.Invariant($"{given:N0} items were given before.");
        return Create(failure, failure.ErrorId, ErrorCategories.Of(failure), target, FormattableString.Invariant($"{ErrorAdvice.For(failure)} -Skip {skipped + given} goes on from there; skip fewer where items were deleted meanwhile."), read);
    }

    public static ErrorRecord PermissionDenied(MethodFacts method, PermissionSet granted) => Create(
        new InvalidOperationException(Needed(method, granted)),
        "PermissionDenied", ErrorCategory.PermissionDenied, method.Name,
        "Connect again and ask for the permission that the method needs: Connect-Ipernity -Permission. -Force sends the call all the same.");

    public static ErrorRecord TokenMissing(MethodFacts method) => Create(
        new InvalidOperationException($"{method.Name} works for a member alone, and a call for the application carries no token."),
        "TokenMissing", ErrorCategory.AuthenticationError, method.Name,
        "Connect first: Connect-Ipernity. -Force sends the call all the same.");

    public static ErrorRecord PostRequired(MethodFacts method) => Create(
        new InvalidOperationException($"{method.Name} changes data and must be POSTed."),
        "PostRequired", ErrorCategory.InvalidOperation, method.Name,
        "Leave -UseGet out. -Force sends the call all the same.");

    public static ErrorRecord UploadUnsupported(MethodFacts method) => Create(
        new NotSupportedException($"{method.Name} takes a file, which this cmdlet does not send."),
        "UploadUnsupported", ErrorCategory.NotImplemented, method.Name,
        "Send-IpernityFile sends files.");

    public static ErrorRecord ParameterMissing(MethodFacts method, string[] missing, string[] given) => Create(
        new ArgumentException($"{method.Name} needs {string.Join(", ", missing)}, which {(missing.Length == 1 ? "was" : "were")} not given.{OtherCase(missing, given)}"),
        "ParameterMissing", ErrorCategory.InvalidArgument, method.Name,
        $"Give -Parameters @{{ {string.Join("; ", missing.Select(static name => name + " = ..."))} }}. -Force sends the call all the same.");

    public static ErrorRecord ParameterConflict(string parameter, string other) => Create(
        new ArgumentException($"-{parameter} and -{other} cannot be given together."),
        "ParameterConflict", ErrorCategory.InvalidArgument, parameter,
        $"Leave -{parameter} or -{other} out.");

    public static ErrorRecord InvalidServer(ArgumentException failure, Uri server) =>
        Create(failure, "InvalidServer", ErrorCategory.InvalidArgument, WithoutPassword(server),
            "Give the plain address, such as https://api.ipernity.com/; http is for this machine alone.");

    public static ErrorRecord InvalidPermission(ArgumentException failure, object? permission) =>
        Create(failure, "InvalidPermission", ErrorCategory.InvalidArgument, permission,
            "Write areas and levels as in -Permission @{ doc = 'write'; network = 'read' }.");

    public static ErrorRecord InvalidPermissionArea(ArgumentException failure, string area) =>
        Create(failure, "InvalidPermission", ErrorCategory.InvalidArgument, area,
            "Give the name of an area, as in -Permission doc.");

    public static ErrorRecord InvalidWildcard(string name) => Create(
        new ArgumentException($"'{name}' is neither the name of a method nor a pattern of wildcards."),
        "InvalidWildcard", ErrorCategory.InvalidArgument, name,
        "Give a name such as doc.getList, or a pattern such as *.getList or doc.[gs]et: each [ needs its ].");

    public static ErrorRecord MethodNotFound(string name, IReadOnlyList<string> similar) => Create(
        new ArgumentException($"There is no method '{name}' in the catalogue.{Similar(similar)}"),
        "MethodNotFound", ErrorCategory.ObjectNotFound, name,
        "List the names with Get-IpernityMethod, or ask the service with -Online, which may have newer ones.");

    public static ErrorRecord MethodNotFound(IpernityApiException failure, string name, IReadOnlyList<string> similar) => Create(
        new ArgumentException($"The service has no method '{name}'.{Similar([.. similar.Where(other => other != name)])} {failure.Message}", failure),
        "MethodNotFound", ErrorCategory.ObjectNotFound, name,
        "Check the name: upper and lower case matter. Get-IpernityMethod lists those of the catalogue.");

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

    private static string OtherCase(string[] missing, string[] given)
    {
        var other = given.Where(name => missing.Contains(name, StringComparer.OrdinalIgnoreCase)).ToArray();
        return other.Length == 0 ? "" : $" Given was {string.Join(", ", other)}: upper and lower case matter.";
    }

    private static string Similar(IReadOnlyList<string> names) => names.Count == 0 ? "" : $" Similar names: {string.Join(", ", names)}.";

    private static string Needed(MethodFacts? method, PermissionSet granted) =>
        method is null ? $"Granted is {granted}." : $"{method.Name} needs the permission {method.Permissions}; granted is {granted}.";

    private static ErrorRecord Create(Exception failure, string id, ErrorCategory category, object? target, string advice, string? addition = null)
    {
        var message = addition is null ? failure.Message : $"{failure.Message} {addition}";
        return new(failure, id, category, target) { ErrorDetails = new ErrorDetails(Shown(message, advice)) { RecommendedAction = advice } };
    }

#if NETSTANDARD2_0
    // Windows PowerShell shows the message alone.
    private static string Shown(string message, string advice) => $"{message} {advice}";
#else
    // PowerShell 7 shows the recommended action below the message.
    private static string Shown(string message, string _) => message;
#endif
}
