using Ipernity.Api.Uploads;

namespace Ipernity.PowerShell.Uploads;

/// <summary>Collects the files that replace those of documents until all input is known, because each document takes only one.</summary>
internal sealed class ReplacementList
{
    private readonly List<UploadRequest> _requests = [];

    public void Add(UploadRequest request) => _requests.Add(request);

    /// <summary>The files for each document, in the order of the input.</summary>
    public IEnumerable<IGrouping<string, UploadRequest>> ByDocument() =>
        _requests.GroupBy(static request => request.Replaces!, StringComparer.Ordinal);
}
