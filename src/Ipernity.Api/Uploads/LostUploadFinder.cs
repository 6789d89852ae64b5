using Ipernity.Auth.Errors;

namespace Ipernity.Api.Uploads;

/// <summary>
/// Finds the document of a file whose upload may have arrived, although no answer says so. A document counts only if this upload
/// created it: it was not there before, was posted since the upload began, and no other upload of the run created it.
/// </summary>
/// <param name="checksums">Finds documents by MD5.</param>
/// <param name="probe">Reads the dates of documents.</param>
internal sealed class LostUploadFinder(ChecksumLookup checksums, DocumentProbe probe)
{
    private readonly HashSet<string> _claimed = new(StringComparer.Ordinal);

    /// <summary>Notes that an upload created a document.</summary>
    /// <returns>False if another upload of this run created it.</returns>
    public bool Claim(string document)
    {
        lock (_claimed)
            return _claimed.Add(document);
    }

    /// <summary>Looks for the document until it appears or the ticket timeout is over.</summary>
    /// <param name="item">The file.</param>
    /// <param name="since">When the upload began, in Unix seconds by the service's clock, or null if that is not known.</param>
    /// <param name="known">The documents with the same bytes before the upload, or null if that is not known.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The document, or null if it cannot be decided whether the file arrived.</returns>
    public async Task<string?> FindAsync(
        UploadItem item, long? since, IReadOnlyList<string>? known, CancellationToken cancellationToken)
    {
        string? document = null;
        if (since is null && known is null)
            return null;
        await probe.PollAsync(async () =>
        {
            document = await LookAsync(item, since, known, cancellationToken).ConfigureAwait(false);
            return document is not null;
        }).ConfigureAwait(false);
        return document;
    }

    /// <summary>Looks for the document once.</summary>
    /// <returns>The document, or null if it is not there or the service does not answer.</returns>
    public async Task<string?> LookAsync(
        UploadItem item, long? since, IReadOnlyList<string>? known, CancellationToken cancellationToken)
    {
        try
        {
            if (item.Request.Replaces is { } replaced)
                return since is { } begin && await probe.IsSinceAsync(replaced, "replaced_at", begin).ConfigureAwait(false) ? replaced : null;

            var md5 = await item.ComputeMd5Async(cancellationToken).ConfigureAwait(false);
            foreach (var document in await checksums.FindAsync(md5).ConfigureAwait(false))
            {
                var isNew = known is not null
                    ? !known.Contains(document, StringComparer.Ordinal)
                    : since is not null && await probe.IsSinceAsync(document, "posted_at", since!.Value).ConfigureAwait(false);
                if (isNew && Claim(document))
                    return document;
            }

            return null;
        }
        catch (IpernityException failure) when (failure is not IpernityUploadException)
        {
            // The service may answer the next time.
            return null;
        }
    }
}
