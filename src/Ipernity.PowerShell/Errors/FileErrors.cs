using System.Management.Automation;
using Ipernity.Api.Albums;
using Ipernity.Api.Uploads;
using Ipernity.Auth.Errors;

namespace Ipernity.PowerShell.Errors;

/// <summary>The errors of files that cannot be sent. Each names the file.</summary>
internal static class FileErrors
{
    public static ErrorRecord FileNotFound(string path, Exception? failure) => ErrorRecords.Create(
        new ItemNotFoundException($"There is no file '{path}'.", failure),
        nameof(UploadFailure.FileNotFound), ErrorCategory.ObjectNotFound, path,
        "Check the path.");

    public static ErrorRecord NoFileMatches(string pattern) => ErrorRecords.Create(
        new ItemNotFoundException($"There is no file '{pattern}', and no file matches it as a pattern."),
        nameof(UploadFailure.FileNotFound), ErrorCategory.ObjectNotFound, pattern,
        "Check the path. If *, ?, [ or ] are part of the name, use -LiteralPath.");

    public static ErrorRecord NotAFile(string path, string provider) => ErrorRecords.Create(
        new ArgumentException($"'{path}' belongs to the provider {provider}, which has no files."),
        nameof(UploadFailure.NotAFile), ErrorCategory.InvalidType, path,
        "Use a file system path.");

    public static ErrorRecord ParameterConflict(string parameter, string other, string path) => ErrorRecords.Create(
        new ArgumentException($"'{path}': -{parameter} and -{other} cannot be used together."),
        "ParameterConflict", ErrorCategory.InvalidArgument, path,
        $"Omit -{parameter} or -{other}.");

    public static ErrorRecord ReplaceTakesOneFile(string document, IReadOnlyCollection<string> paths) => ErrorRecords.Create(
        new ArgumentException($"-Replace {document} takes one file, not {paths.Count}: {string.Join(", ", paths.Select(Quoted))}."),
        "ReplaceTakesOneFile", ErrorCategory.InvalidArgument, document,
        "Specify one file for each document to replace. None of these files was sent.");

    /// <summary>The error of one file, whatever its cause.</summary>
    public static ErrorRecord Of(Exception failure, string path)
    {
        var subject = failure.Message.Contains(path, StringComparison.Ordinal) ? null : $"{Quoted(path)}:";
        return failure switch
        {
            AmbiguousAlbumException several => AlbumErrors.Ambiguous(several, path, subject),
            IpernityException refused => ErrorRecords.From(refused, path, subject: subject),
            ArgumentException invalid => CallErrors.InvalidCall(invalid, path, subject),
            _ => ErrorRecords.Create(
                failure, "UploadFailed", ErrorCategory.NotSpecified, path,
                "This is a bug in the module. Please report it. To send the file again without a second copy, use -SkipDuplicate.",
                subject: subject),
        };
    }

    private static string Quoted(string path) => $"'{path}'";
}
