using Ipernity.Api.Albums;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Uploads;

/// <summary>The steps of one upload: look for a duplicate, send the file, find a lost upload, wait for the document.</summary>
internal sealed class UploadWorkflow : IDisposable
{
    private const int MostPending = 500;
    private const int HashedAtOnce = 2;

    private readonly UploadOptions _options;
    private readonly CancellationToken _stop;
    private readonly SemaphoreSlim _sending;
    private readonly SemaphoreSlim _hashing = new(HashedAtOnce);
    private readonly SemaphoreSlim _pending = new(MostPending);
    private readonly ChecksumLookup _checksums;
    private readonly DocumentProbe _probe;
    private readonly LostUploadFinder _lost;
    private readonly UploadSender _sender;
    private readonly DuplicateUpdater _updater;
    private readonly AlbumDirectory _albums;
    private readonly TicketWaiter _tickets;
    private readonly Lazy<Task<UploadQuota>> _quota;
    private readonly Dictionary<(string Md5, string? Replaces), Task<UploadResult>> _firsts = [];

    public UploadWorkflow(IpernityClient client, UploadOptions options, CancellationToken stop)
    {
        _options = options;
        _stop = stop;
        _sending = new SemaphoreSlim(options.ThrottleLimit);
        _checksums = new ChecksumLookup(client, options, stop);
        _probe = new DocumentProbe(client, options, stop);
        _lost = new LostUploadFinder(_checksums, _probe);
        _sender = new UploadSender(client, options, _lost);
        _updater = new DuplicateUpdater(client, options, stop);
        _albums = new AlbumDirectory(new AlbumService(client, options.CallOptions));
        _tickets = new TicketWaiter(client, options);
        _quota = new(() => UploadQuota.RequestAsync(client, options, stop));
    }

    public void Dispose() => _tickets.Dispose();

    /// <param name="item">The file.</param>
    /// <param name="leaveRoom">Called as soon as the check of another file can start.</param>
    public async Task<UploadResult> RunAsync(UploadItem item, Action leaveRoom)
    {
        if (!_options.SkipDuplicates)
            return await UploadAsync(item, known: null, leaveRoom).ConfigureAwait(false);

        var md5 = await ComputeMd5Async(item).ConfigureAwait(false);
        var known = await _checksums.FindAsync(md5).ConfigureAwait(false);
        var duplicate = known.FirstOrDefault(document => item.Request.Replaces is null || document == item.Request.Replaces);
        return duplicate is null
            ? await UploadFirstAsync(item, md5, known, leaveRoom).ConfigureAwait(false)
            : await FinishDuplicateAsync(new UploadResult(item.Request, UploadStatus.Duplicate) { DocId = duplicate, Md5 = md5 }, item)
                .ConfigureAwait(false);
    }

    // If several files have the same bytes, the first is sent, and the others become duplicates of it.
    private async Task<UploadResult> UploadFirstAsync(UploadItem item, string md5, IReadOnlyList<string> known, Action leaveRoom)
    {
        var outcome = new TaskCompletionSource<UploadResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        while (FindFirst(item, md5, outcome.Task) is { } first)
        {
            leaveRoom();
            try
            {
                return await FollowAsync(item, await first.ConfigureAwait(false)).ConfigureAwait(false);
            }
            catch (FirstFailedException)
            {
                // The first file was not sent, so this file may take its place.
            }
        }

        try
        {
            var result = await UploadAsync(item, known, leaveRoom).ConfigureAwait(false);
            outcome.SetResult(result);
            return result;
        }
        catch
        {
            lock (_firsts)
                _firsts.Remove((md5, item.Request.Replaces));
            outcome.SetException(new FirstFailedException());
            _ = outcome.Task.Exception;
            throw;
        }
    }

    /// <returns>The outcome of an earlier file with the same bytes, or null if this is the first.</returns>
    private Task<UploadResult>? FindFirst(UploadItem item, string md5, Task<UploadResult> outcome)
    {
        lock (_firsts)
        {
            if (_firsts.TryGetValue((md5, item.Request.Replaces), out var first))
                return first;
            _firsts.Add((md5, item.Request.Replaces), outcome);
            return null;
        }
    }

    private Task<UploadResult> FollowAsync(UploadItem item, UploadResult first) => first.Status == UploadStatus.Unknown
        ? Task.FromResult(Unknown(item, first.Failure!))
        : FinishDuplicateAsync(
            new UploadResult(item.Request, UploadStatus.Duplicate) { DocId = first.DocId, Ticket = first.Ticket, Md5 = item.Md5 }, item);

    private async Task<UploadResult> FinishDuplicateAsync(UploadResult duplicate, UploadItem item)
    {
        if (duplicate.DocId is not { } document)
            return duplicate with { FieldsNotApplied = item.Request.FieldNames };
        if (_options.WaitForDocuments)
            await _probe.WaitUntilReadableAsync(item, document).ConfigureAwait(false);
        await FindAlbumAsync(item).ConfigureAwait(false);
        return duplicate with { FieldsNotApplied = await _updater.ApplyAsync(item.Request, document).ConfigureAwait(false) };
    }

    private async Task<UploadResult> UploadAsync(UploadItem item, IReadOnlyList<string>? known, Action leaveRoom)
    {
        var quota = await _quota.Value.ConfigureAwait(false);
        UploadResult sent;
        StateBeforeUpload before = new(null, known);
        await _sending.WaitAsync(_stop).ConfigureAwait(false);
        try
        {
            before = before with { ServerTime = quota.ServerTime };
            quota.Reserve(item.File, item.Request.Method);
            sent = await SendReservedAsync(item, before, quota).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }

        if (sent.Status == UploadStatus.Pending && !_options.WaitForDocuments)
            return sent;
        item.Stage = UploadStage.Sent;
        await _pending.WaitAsync(_stop).ConfigureAwait(false);
        leaveRoom();
        try
        {
            return sent.Status == UploadStatus.Unknown
                ? await FindLostAsync(item, sent, before).ConfigureAwait(false)
                : await WaitAsync(item, sent, before).ConfigureAwait(false);
        }
        finally
        {
            _pending.Release();
        }
    }

    private async Task<UploadResult> SendReservedAsync(UploadItem item, StateBeforeUpload before, UploadQuota quota)
    {
        var isSending = false;
        try
        {
            await FindAlbumAsync(item).ConfigureAwait(false);
            isSending = true;
            item.Stage = UploadStage.Sending;
            _options.Sending?.Invoke(item.Request);
            var sent = await _sender.SendAsync(item, before, _stop).ConfigureAwait(false);
            _options.Sent?.Invoke(item.Request, sent.Ticket!);
            return sent;
        }
        catch (IpernityException lost) when (isSending && lost.MayHaveBeenDone)
        {
            return Unknown(item, lost);
        }
        catch (Exception failure) when (failure is IpernityException or ArgumentException)
        {
            quota.Release(item.File);
            throw;
        }
    }

    // Called only when the file is about to be sent, so that a file that cannot be sent leaves no empty album behind.
    private async Task FindAlbumAsync(UploadItem item)
    {
        if (item.Request.Album is { } album)
            item.Request = item.Request.Into((await _albums.GetOrCreateAsync(album, _stop).ConfigureAwait(false)).Id);
    }

    private async Task<UploadResult> WaitAsync(UploadItem item, UploadResult sent, StateBeforeUpload before)
    {
        try
        {
            var document = await _tickets.WaitAsync(sent.Ticket!, item.File.Path).ConfigureAwait(false);
            _lost.Claim(document);
            return sent with { Status = UploadStatus.Done, DocId = document };
        }
        catch (IpernityUploadException failure) when (failure.Failure == UploadFailure.TicketInvalid)
        {
            // The service may have lost the ticket but kept the file.
            if (await _lost.FindAsync(item, before, onlyWhileListed: true, _stop).ConfigureAwait(false) is not { } document)
                throw;
            return sent with { Status = UploadStatus.Found, DocId = document, Md5 = item.Md5 };
        }
    }

    private async Task<UploadResult> FindLostAsync(UploadItem item, UploadResult sent, StateBeforeUpload before)
    {
        if (await _lost.FindAsync(item, before, onlyWhileListed: false, _stop).ConfigureAwait(false) is not { } document)
            return sent with { Md5 = item.Md5 };
        if (_options.WaitForDocuments)
            await _probe.WaitUntilReadableAsync(item, document).ConfigureAwait(false);
        return sent with { Status = UploadStatus.Found, DocId = document, Md5 = item.Md5, Failure = null };
    }

    private static UploadResult Unknown(UploadItem item, IpernityException lost) => new(item.Request, UploadStatus.Unknown)
    {
        Md5 = item.Md5,
        Failure = new IpernityUploadException(
            UploadFailure.OutcomeUnknown,
            item.Request.Method,
            $"The file '{item.File.Path}' was sent, but the answer was lost. It is not known whether the file arrived. {lost.Summary}",
            innerException: lost),
    };

    private async Task<string> ComputeMd5Async(UploadItem item)
    {
        await _hashing.WaitAsync(_stop).ConfigureAwait(false);
        try
        {
            return await item.ComputeMd5Async(_stop).ConfigureAwait(false);
        }
        finally
        {
            _hashing.Release();
        }
    }

    /// <summary>The first of several equal files was not uploaded.</summary>
    private sealed class FirstFailedException : Exception;
}
