using System.Management.Automation;
using Ipernity.Api.Methods;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;

namespace Ipernity.PowerShell.Errors;

/// <summary>Creates the error records of the module: each has a stable id, a category, the input as its target, and advice.</summary>
internal static class ErrorRecords
{
    /// <param name="failure">The error of a library.</param>
    /// <param name="target">The input.</param>
    /// <param name="granted">The permission of the connection's token; null without a connection.</param>
    /// <param name="subject">What the error is about, if the failure does not say it.</param>
    public static ErrorRecord From(IpernityException failure, object? target, PermissionSet? granted = null, string? subject = null)
    {
        var (category, advice) = LibraryErrors.Find(failure);
        var missing = failure is IpernityApiException { SharedCode: ApiErrorCode.PermissionDenied } && granted is not null
            ? Missing(MethodCatalogue.Find(failure.Method), granted)
            : null;
        return Create(failure, failure.ErrorId, category, target, advice, missing ?? Meaning(failure), subject);
    }

    private static string? Meaning(IpernityException failure) => LibraryErrors.FindMeaning(failure) is { } error
        ? $"For {failure.Method}, this means that {error.Message}."
        : null;

    /// <summary>The error of a list that ended early. It says how many items the cmdlet wrote and how to continue.</summary>
    public static ErrorRecord ListEnded(IpernityException failure, object? target, PermissionSet? granted, long given, long skipped)
    {
        if (given == 0)
            return From(failure, target, granted);

        var (category, advice) = LibraryErrors.Find(failure);
        var resume = FormattableString.Invariant($"To continue, use -Skip {skipped + given}, or less if items have been deleted since.");
        var count = FormattableString.Invariant($"The list ended after {given:N0} {(given == 1 ? "item" : "items")}.");
        return Create(failure, failure.ErrorId, category, target, $"{advice} {resume}", count);
    }

    public static ErrorRecord Create(
        Exception failure,
        string id,
        ErrorCategory category,
        object? target,
        string advice,
        string? addition = null,
        string? subject = null)
    {
        string?[] parts = [subject, failure.Message, addition];
        var message = VisibleText.Of(string.Join(" ", parts.Where(static part => part is not null)));
        var action = VisibleText.Of(advice);
        var record = new ErrorRecord(failure, id, category, target)
        {
            ErrorDetails = new ErrorDetails(Display(message, action)) { RecommendedAction = action },
        };
        record.CategoryInfo.TargetName = VisibleText.OfLine(record.CategoryInfo.TargetName);
        return record;
    }

    /// <summary>The permission that a method needs, compared with the one that was granted.</summary>
    public static string Missing(MethodFacts? method, PermissionSet granted) => method is null
        ? $"The token permits {granted}."
        : $"{method.Name} needs the permission {method.Permissions}, but the token permits {granted}.";

#if NETSTANDARD2_0
    // Windows PowerShell shows the message only.
    private static string Display(string message, string advice) => $"{message} {advice}";
#else
    // PowerShell 7 shows the recommended action below the message.
    private static string Display(string message, string _) => message;
#endif
}
