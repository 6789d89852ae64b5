using Ipernity.Api.Downloads;
using Ipernity.Api.Uploads;
using Ipernity.PowerShell.Documents;

namespace Ipernity.PowerShell.Downloads;

/// <summary>Counts the files for the summary that -WhatIf shows.</summary>
internal sealed class DownloadPreview
{
    private int _files;
    private int _filesThere;
    private int _filesOfUnknownSize;
    private long _bytes;

    /// <summary>The target of a download, for -WhatIf and -Confirm.</summary>
    public static string Describe(DownloadPlan plan) =>
        DocumentText.Name(plan.Document.Id, plan.Document) + (plan.Length is { } length ? $" ({SizeText.Of(length)})" : "");

    public void AddUnchanged() => _filesThere++;

    public void Add(DownloadPlan plan)
    {
        _files++;
        _bytes += plan.Length ?? 0;
        if (plan.Length is null)
            _filesOfUnknownSize++;
    }

    /// <summary>The line that -WhatIf shows after the files.</summary>
    public string Summarize() =>
        $"What if: {Files(_files)} would be downloaded{Amount()}. {Files(_filesThere)} {(_filesThere == 1 ? "exists" : "exist")} already.";

    private string Amount() => _filesOfUnknownSize switch
    {
        0 => $", {SizeText.Of(_bytes)} in all",
        _ when _filesOfUnknownSize == _files => "",
        _ => $", {SizeText.Of(_bytes)} and {Files(_filesOfUnknownSize)} of unknown size",
    };

    private static string Files(int count) => count == 1 ? "1 file" : FormattableString.Invariant($"{count:N0} files");
}
