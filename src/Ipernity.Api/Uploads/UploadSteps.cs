using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Uploads;

/// <summary>What a file goes through in a run: looked for, sent, waited for.</summary>
internal sealed class UploadSteps : IDisposable
{
    private const int MostPending = 500;
    private const int HashedAtOnce = 2;

    private readonly UploadOptions _options;
    private readonly CancellationToken _stop;
    private readonly SemaphoreSlim _sending;
    private readonly SemaphoreSlim _hashing = new(HashedAtOnce);
    private readonly SemaphoreSlim _pending = new(MostPending);
    private readonly DocumentFinder _finder;
    private readonly UploadSender _sender;
    private readonly TicketWaiter _tickets;
    private readonly Lazy<Task<UploadQuota>> _quota;
    private readonly Dictionary<(string Md5, string? Replaces), Task<UploadResult>> _firsts = [];

    public UploadSteps(IpernityClient client, UploadOptions options, CancellationToken stop)
    {
        _options = options;
        _stop = stop;
        _sending = new SemaphoreSlim(options.ThrottleLimit);
        _finder = new DocumentFinder(client, options, stop);
        _sender = new UploadSender(client, options, _finder);
        _tickets = new TicketWaiter(client, options);
        _quota = new(() => UploadQuota.AskAsync(client, options, stop));
    }

    public void Dispose() => _tickets.Dispose();

    /// <param name="item">The file.</param>
    /// <param name="leaveRoom">Called as soon as the file takes no room before the sending any more.</param>
    public async Task<UploadResult> RunAsync(UploadItem item, Action leaveRoom)
    {
        if (!_options.SkipDuplicates)
            return await SendAsync(item, leaveRoom).ConfigureAwait(false);

        var md5 = await ComputeMd5Async(item).ConfigureAwait(false);
        return item.FindOwn(await _finder.FindAsync(md5).ConfigureAwait(false)) is { } document
            ? new UploadResult(item.Upload, UploadStatus.Duplicate) { DocId = document, Md5 = md5 }
            : await SendFirstAsync(item, md5, leaveRoom).ConfigureAwait(false);
    }

    // Of files that are the same the first is sent, and the others follow it.
    private async Task<UploadResult> SendFirstAsync(UploadItem item, string md5, Action leaveRoom)
    {
        var outcome = new TaskCompletionSource<UploadResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        while (FirstOf(item, md5, outcome.Task) is { } first)
        {
            leaveRoom();
            try
            {
                var sent = await first.ConfigureAwait(false);
                return new UploadResult(item.Upload, UploadStatus.Duplicate) { DocId = sent.DocId, Ticket = sent.Ticket, Md5 = md5 };
            }
            catch (IpernityException)
            {
                // It was not sent: this one is the first then.
            }
        }

        try
        {
            var result = await SendAsync(item, leaveRoom).ConfigureAwait(false);
            outcome.SetResult(result);
            return result;
        }
        catch (Exception failure)
        {
            lock (_firsts)
                _firsts.Remove((md5, item.Upload.Replaces));
            outcome.SetException(failure);
            _ = outcome.Task.Exception;
            throw;
        }
    }

    /// <returns>The outcome of the same file that came before; nothing where this is the first.</returns>
    private Task<UploadResult>? FirstOf(UploadItem item, string md5, Task<UploadResult> outcome)
    {
        lock (_firsts)
        {
            if (_firsts.TryGetValue((md5, item.Upload.Replaces), out var first))
                return first;
            _firsts.Add((md5, item.Upload.Replaces), outcome);
            return null;
        }
    }

    private async Task<UploadResult> SendAsync(UploadItem item, Action leaveRoom)
    {
        UploadResult sent;
        await _sending.WaitAsync(_stop).ConfigureAwait(false);
        try
        {
            sent = await SendWithinQuotaAsync(item).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }

        if (sent.Status != UploadStatus.Pending || !_options.WaitForDocuments)
            return sent;
        item.Stage = UploadStage.Sent;
        await _pending.WaitAsync(_stop).ConfigureAwait(false);
        leaveRoom();
        try
        {
            return await WaitAsync(item, sent).ConfigureAwait(false);
        }
        finally
        {
            _pending.Release();
        }
    }

    private async Task<UploadResult> SendWithinQuotaAsync(UploadItem item)
    {
        var quota = await _quota.Value.ConfigureAwait(false);
        quota.Reserve(item.File, item.Upload.Method);
        item.Stage = UploadStage.Sending;
        try
        {
            return await _sender.SendAsync(item, _stop).ConfigureAwait(false);
        }
        catch
        {
            quota.Release(item.File);
            throw;
        }
    }

    private async Task<UploadResult> WaitAsync(UploadItem item, UploadResult sent)
    {
        // While the service works, there is time for it.
        var md5 = TryComputeMd5Async(item);
        try
        {
            var document = await _tickets.WaitAsync(sent.Ticket!, item.File.Path).ConfigureAwait(false);
            return sent with { Status = UploadStatus.Done, DocId = document, Md5 = await md5.ConfigureAwait(false) };
        }
        catch (IpernityUploadException failure) when (failure.Failure == UploadFailure.TicketInvalid)
        {
            // Perhaps only the ticket was lost.
            if (await md5.ConfigureAwait(false) is { } sum && item.FindOwn(await _finder.FindNowAsync(sum).ConfigureAwait(false)) is { } document)
                return sent with { Status = UploadStatus.Found, DocId = document, Md5 = sum };
            throw;
        }
    }

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

    private async Task<string?> TryComputeMd5Async(UploadItem item)
    {
        try
        {
            return await ComputeMd5Async(item).ConfigureAwait(false);
        }
        catch (IpernityUploadException)
        {
            // What was sent is not there any more to be read again.
            return null;
        }
    }
}
