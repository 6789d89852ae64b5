namespace Ipernity.PowerShell.Uploads;

/// <summary>The warning about parameters that were not applied, because the file is already among the documents.</summary>
internal static class DuplicateWarning
{
    /// <param name="name">The name of the file.</param>
    /// <param name="parameters">The parameters as they are typed.</param>
    /// <param name="canUpdate">Whether -UpdateDuplicate would apply them.</param>
    public static string Describe(string? name, IEnumerable<string> parameters, bool canUpdate) =>
        $"'{name}' is already among your documents. Not applied: {string.Join(", ", parameters)}."
        + (canUpdate ? " To set them on the existing document, use -UpdateDuplicate." : "");
}
