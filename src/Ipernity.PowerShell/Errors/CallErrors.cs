using System.Management.Automation;
using Ipernity.Api.Methods;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;

namespace Ipernity.PowerShell.Errors;

/// <summary>The errors of calls that the service would reject, and of names that do not exist.</summary>
internal static class CallErrors
{
    // A list of identifiers can have thousands of characters.
    private const int LongestValue = 60;

    private const string SendAnyway = "Use -Force to send the call anyway.";

    public static ErrorRecord PermissionDenied(MethodFacts method, PermissionSet granted, bool canForce) => ErrorRecords.Create(
        new InvalidOperationException(ErrorRecords.Missing(method, granted)),
        "PermissionDenied", ErrorCategory.PermissionDenied, method.Name,
        $"Ask for the permission with Connect-Ipernity -Permission.{(canForce ? $" {SendAnyway}" : "")}");

    public static ErrorRecord TokenMissing(MethodFacts method) => ErrorRecords.Create(
        new InvalidOperationException($"{method.Name} needs the token of a member, and this call has none."),
        "TokenMissing", ErrorCategory.AuthenticationError, method.Name,
        $"Run Connect-Ipernity first. {SendAnyway}");

    public static ErrorRecord PostRequired(MethodFacts method) => ErrorRecords.Create(
        new InvalidOperationException($"{method.Name} changes data, so it must be called with POST."),
        "PostRequired", ErrorCategory.InvalidOperation, method.Name,
        $"Omit -UseGet. {SendAnyway}");

    public static ErrorRecord UploadUnsupported(MethodFacts method) => ErrorRecords.Create(
        new NotSupportedException($"{method.Name} needs a file, and Invoke-IpernityApi does not send files."),
        "UploadUnsupported", ErrorCategory.NotImplemented, method.Name,
        "Use Send-IpernityFile.");

    public static ErrorRecord ParameterMissing(MethodFacts method, string[] missing, string[] given) => ErrorRecords.Create(
        new ArgumentException(Describe(method, missing, given)),
        "ParameterMissing", ErrorCategory.InvalidArgument, method.Name,
        $"Use -Parameters @{{ {string.Join("; ", missing.Select(static name => name + " = ..."))} }}. {SendAnyway}");

    public static ErrorRecord ParameterInvalid(MethodFacts method, MethodParameter parameter, string value) => ErrorRecords.Create(
        new ArgumentException($"{method.Name} does not accept '{Cut(value)}' for {parameter.Name}. Allowed: {parameter.Allowed}."),
        "ParameterInvalid", ErrorCategory.InvalidArgument, method.Name,
        $"{Correct(parameter, value)} {SendAnyway}");

    public static ErrorRecord ParameterConflict(string parameter, string other) => ErrorRecords.Create(
        new ArgumentException($"-{parameter} and -{other} cannot be used together."),
        "ParameterConflict", ErrorCategory.InvalidArgument, parameter,
        $"Omit -{parameter} or -{other}.");

    /// <summary>The earliest date is later than the latest one, so nothing can be found.</summary>
    public static ErrorRecord DatesConflict(string after, string before) => ErrorRecords.Create(
        new ArgumentException($"-{after} is later than -{before}, so no document can match."),
        "ParameterConflict", ErrorCategory.InvalidArgument, after,
        "Swap the two dates.");

    public static ErrorRecord ParameterRequired(string parameter, string required) => ErrorRecords.Create(
        new ArgumentException($"-{parameter} needs -{required}."),
        "ParameterRequired", ErrorCategory.InvalidArgument, parameter,
        $"Add -{required}, or omit -{parameter}.");

    public static ErrorRecord ChangeRequired(string examples = "-Title or -AddTag") => ErrorRecords.Create(
        new ArgumentException("No change was specified."),
        "ChangeRequired", ErrorCategory.InvalidArgument, null,
        $"Add a parameter such as {examples}. Get-Help shows all of them.");

    public static ErrorRecord InvalidWildcard(string name) => ErrorRecords.Create(
        new ArgumentException($"'{name}' is not a method name or a valid wildcard pattern."),
        "InvalidWildcard", ErrorCategory.InvalidArgument, name,
        "Use a name such as doc.getList, or a pattern such as *.getList or doc.[gs]et. Each [ needs a closing ].");

    public static ErrorRecord MethodNotFound(string name, IReadOnlyList<string> similar) => ErrorRecords.Create(
        new ArgumentException($"There is no method '{name}' in the catalogue.{Similar(similar)}"),
        "MethodNotFound", ErrorCategory.ObjectNotFound, name,
        "List the methods with Get-IpernityMethod. Use -Online to look for newer methods.");

    public static ErrorRecord UnknownMethod(IpernityApiException failure, string name, IEnumerable<string> names) => ErrorRecords.Create(
        new ArgumentException(
            $"The service has no method '{name}'.{Similar([.. names.Where(other => other != name)])} {failure.Message}", failure),
        "MethodNotFound", ErrorCategory.ObjectNotFound, name,
        "Check the name. Method names are case-sensitive. Get-IpernityMethod lists the methods of the catalogue.");

    public static ErrorRecord InvalidCall(ArgumentException failure, object? target, string? subject = null) => ErrorRecords.Create(
        failure, "InvalidCall", ErrorCategory.InvalidArgument, target,
        "Correct the value. Nothing was sent.", subject: subject);

    private static string Cut(string value) => value.Length > LongestValue ? $"{value.Remove(LongestValue)}..." : value;

    private static string Correct(MethodParameter parameter, string value) =>
        parameter.FindValue(value) is { } meant ? $"Use {meant.Code} for {meant.Name}."
        : parameter.Type == ParameterType.Number && value.Contains(',', StringComparison.Ordinal) ? "Use a decimal point, such as 8.5."
        : "Use an allowed value.";

    private static string Describe(MethodFacts method, string[] missing, string[] given)
    {
        var needed = $"{method.Name} needs the {(missing.Length == 1 ? "parameter" : "parameters")} {string.Join(", ", missing)}.";
        var misspelled = given
            .Select(name => (Given: name, Meant: Array.Find(missing, other => IsSameInAnyCase(other, name))))
            .FirstOrDefault(static pair => pair.Meant is not null);
        return misspelled.Meant is null
            ? needed
            : $"{needed} Unknown parameter '{misspelled.Given}'. Did you mean '{misspelled.Meant}'? Parameter names are case-sensitive.";
    }

    private static bool IsSameInAnyCase(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    private static string Similar(IReadOnlyList<string> names) => names.Count == 0 ? "" : $" Similar names: {string.Join(", ", names)}.";
}
