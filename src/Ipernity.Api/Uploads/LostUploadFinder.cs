using Ipernity.Auth.Errors;

namespace Ipernity.Api.Uploads;

/// <summary>
/// Finds the document of an upload whose answer was lost. A document matches only if this upload created it: it did not exist before, was
/// posted since the upload began, and was not created by another upload of the run.
/// </summary>
/// <param name="checksums">Finds documents by MD5.</param>
/// <param name="probe">Reads the dates of documents.</param>
internal sealed class LostUploadFinder(ChecksumLookup checksums, DocumentProbe probe)
{
    private static readonly TimeSpan[] PausesAfterRefusal = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    private readonly HashSet<string> _claimed = new(StringComparer.Ordinal);

    /// <summary>Records that an upload created a document.</summary>
    /// <returns>False if another upload of this run created it.</returns>
    public bool Claim(string document)
    {
        lock (_claimed)
            return _claimed.Add(document);
    }

    /// <summary>Looks for the document until it appears or the ticket timeout is over.</summary>
    /// <param name="item">The file.</param>
    /// <param name="before">The state of the account before the upload.</param>
    /// <param name="onlyWhileListed">Whether to stop as soon as the service lists no document that may match.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The document, or null if it is unknown whether the file arrived.</returns>
    public async Task<string?> FindAsync(
        UploadItem item, StateBeforeUpload before, bool onlyWhileListed, CancellationToken cancellationToken)
    {
        string? document = null;
        if (!before.IsKnown)
            return null;
        await probe.PollAsync(async () =>
        {
            (document, var isListed) = await LookAsync(item, before, cancellationToken).ConfigureAwait(false);
            if (document is not null && !Claim(document))
                document = null;
            return document is not null || (onlyWhileListed && !isListed);
        }).ConfigureAwait(false);
        return document;
    }

    /// <summary>Whether a file surely did not arrive: the service refused it, and lists no new document with its bytes.</summary>
    public async Task<bool> ConfirmNotDoneAsync(
        UploadItem item, StateBeforeUpload before, IpernityException failure, CancellationToken cancellationToken)
    {
        var isRefusal = failure
            is IpernityApiException
            or IpernityTransportException { Failure: TransportFailure.HttpError, HttpStatus: 500 or 503 };
        if (!isRefusal || !before.IsKnown)
            return false;
        foreach (var pause in PausesAfterRefusal)
        {
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
            var (_, isListed) = await LookAsync(item, before, cancellationToken).ConfigureAwait(false);
            if (isListed)
                return false;
        }

        return true;
    }

    /// <returns>The document, and whether the service lists one that matches or may match later.</returns>
    private async Task<(string? Document, bool IsListed)> LookAsync(
        UploadItem item, StateBeforeUpload before, CancellationToken cancellationToken)
    {
        try
        {
            return item.Request.Replaces is { } replaced
                ? await LookAtReplacedAsync(replaced, before).ConfigureAwait(false)
                : await LookByChecksumAsync(item, before, cancellationToken).ConfigureAwait(false);
        }
        catch (IpernityException failure) when (failure is not IpernityUploadException)
        {
            // The service may answer next time. Until then, the file may have arrived.
            return (null, true);
        }
    }

    private async Task<(string? Document, bool IsListed)> LookAtReplacedAsync(string replaced, StateBeforeUpload before)
    {
        var isReplaced = before.ServerTime is { } begin
            && await probe.IsSinceAsync(replaced, "replaced_at", begin).ConfigureAwait(false) == true;
        return isReplaced ? (replaced, true) : (null, false);
    }

    private async Task<(string? Document, bool IsListed)> LookByChecksumAsync(
        UploadItem item, StateBeforeUpload before, CancellationToken cancellationToken)
    {
        var isListed = false;
        var md5 = await item.ComputeMd5Async(cancellationToken).ConfigureAwait(false);
        foreach (var document in await checksums.FindAsync(md5).ConfigureAwait(false))
        {
            var isNew = before.Documents is { } known
                ? !known.Contains(document, StringComparer.Ordinal)
                : await probe.IsSinceAsync(document, "posted_at", before.ServerTime!.Value).ConfigureAwait(false);
            if (isNew == true && !IsClaimed(document))
                return (document, true);
            isListed |= isNew is null;
        }

        return (null, isListed);
    }

    private bool IsClaimed(string document)
    {
        lock (_claimed)
            return _claimed.Contains(document);
    }
}
