using System.Collections;
using System.Management.Automation;
using Ipernity.Api.Downloads;
using Ipernity.PowerShell.Parameters;

namespace Ipernity.PowerShell.Completion;

/// <summary>Completes the sizes of pictures.</summary>
public sealed class SizeCompleter : WordCompleter
{
    private protected override IEnumerable<CompletionResult> GetWords(IDictionary boundParameters) =>
    [
        Word(DownloadOptions.Original, "The original file"),
        .. PictureSizeAttribute.Sizes.Select(static size => Word(size.Code, size.Meaning)),
    ];
}
