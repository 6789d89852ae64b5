using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Downloads;

/// <summary>Downloads one file: continues where the last attempt stopped, and checks the result.</summary>
internal sealed class FileTransfer
{
    private const int BufferSize = 128 * 1024;

    // After this many bytes, the count of failures starts again.
    private const long Advance = 1024 * 1024;

    private readonly DownloadClient _client;
    private readonly DownloadOptions _options;
    private readonly DownloadingFile _progress;
    private readonly Action<int> _received;
    private readonly Func<Task<Uri?>> _findFreshAddress;
    private readonly CancellationToken _stop;
    private Uri _address;
    private EntityTagHeaderValue? _tag;

    /// <param name="client">The client.</param>
    /// <param name="options">The options.</param>
    /// <param name="progress">The file.</param>
    /// <param name="received">Called with the number of bytes of each part that arrived.</param>
    /// <param name="findFreshAddress">Requests the address from the service again.</param>
    /// <param name="stop">Ends the transfer.</param>
    public FileTransfer(
        DownloadClient client, DownloadOptions options, DownloadingFile progress, Action<int> received,
        Func<Task<Uri?>> findFreshAddress, CancellationToken stop)
    {
        _client = client;
        _options = options;
        _progress = progress;
        _received = received;
        _findFreshAddress = findFreshAddress;
        _stop = stop;
        _address = Plan.Address;
    }

    private DownloadPlan Plan => _progress.Plan;

    private long Limit => Plan.Length ?? _options.MaximumBytes;

    /// <exception cref="IpernityException">The file was not downloaded.</exception>
    public async Task<DownloadResult> RunAsync()
    {
        try
        {
            using var file = await PartialFile.OpenAsync(Plan, _stop).ConfigureAwait(false);
            await CompleteAsync(file).ConfigureAwait(false);
            var status = file.HasEarlierBytes ? DownloadStatus.Resumed : DownloadStatus.Saved;
            file.Complete();
            return new DownloadResult(Plan, status, file.Length);
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure) && !_stop.IsCancellationRequested)
        {
            throw SavedFile.Translate(failure, Plan.Path);
        }
    }

    private async Task CompleteAsync(PartialFile file)
    {
        var (isFresh, wasWrong) = (false, false);
        for (var failures = 0; ;)
        {
            var before = file.Length;
            try
            {
                if (Plan.Length != file.Length || file.Length == 0)
                    await ReceiveAsync(file).ConfigureAwait(false);
                var hasEarlierBytes = file.HasEarlierBytes;
                if (file.FindMismatch() is not { } mismatch)
                    return;
                file.Clear();
                // The part of an earlier run may be that of a file that was replaced since, so downloading all of it is no retry.
                if (wasWrong || (!hasEarlierBytes && _options.Retries.MaximumCount == 0))
                    throw Wrong(mismatch);
                wasWrong = !hasEarlierBytes;
            }
            catch (IpernityDownloadException refused) when (refused.Failure == DownloadFailure.DownloadRefused && !isFresh)
            {
                isFresh = true;
                if (await _findFreshAddress().ConfigureAwait(false) is not { } address)
                    throw;
                _address = address;
            }
            catch (IpernityTransportException failure)
            {
                failures = file.Length - before >= Advance ? 1 : failures + 1;
                var counted = failure.WithDetails(failure.Details with { Attempts = failures });
                if (_options.Retries.PauseAfter(counted) is not { } pause)
                    throw counted;
                await Task.Delay(pause, _stop).ConfigureAwait(false);
            }
        }
    }

    private async Task ReceiveAsync(PartialFile file)
    {
        // The limit applies to silence, not to slow downloads: each part that arrives restarts it.
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        silence.CancelAfter(_options.Timeout);
        try
        {
            using var response = await OpenAsync(file, silence.Token).ConfigureAwait(false);
            using var cut = DownloadClient.Cut(response, silence.Token);
            await CopyAsync(response, file, silence).ConfigureAwait(false);
        }
        catch (Exception) when (silence.IsCancellationRequested)
        {
            _stop.ThrowIfCancellationRequested();
            throw DownloadClient.Silent(_address, _options.Timeout);
        }
    }

    private async Task<HttpResponseMessage> OpenAsync(PartialFile file, CancellationToken silence)
    {
        // Without a checksum, only the server's tag shows that the rest belongs to the same file.
        if (file.Length > 0 && _tag is null && Plan.Md5 is null)
            file.Clear();
        if (file.Length == 0)
            return await OpenWholeAsync(silence).ConfigureAwait(false);
        try
        {
            var rest = await _client.OpenAsync(_address, new RangeHeaderValue(file.Length, null), _tag, silence).ConfigureAwait(false);
            if (rest.StatusCode == HttpStatusCode.PartialContent && IsRest(rest.Content.Headers.ContentRange, file.Length))
                return rest;
            file.Clear();
            if (rest.StatusCode == HttpStatusCode.OK)
                return rest;
            rest.Dispose();
        }
        catch (IpernityTransportException refused) when (refused.HttpStatus == (int)HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            file.Clear();
        }

        return await OpenWholeAsync(silence).ConfigureAwait(false);
    }

    private Task<HttpResponseMessage> OpenWholeAsync(CancellationToken silence) => _client.OpenAsync(_address, null, null, silence);

    private bool IsRest(ContentRangeHeaderValue? range, long start) =>
        range?.From == start && (Plan.Length is null || range.Length is null || range.Length == Plan.Length);

    private async Task CopyAsync(HttpResponseMessage response, PartialFile file, CancellationTokenSource silence)
    {
        _tag = response.Headers.ETag is { IsWeak: false } tag ? tag : null;
        var expected = file.Length + response.Content.Headers.ContentLength;
        if (expected > Limit && Plan.Length is null)
            throw TooLarge();
        _progress.Report(file.Length);
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(BufferSize, Math.Max(expected - file.Length ?? BufferSize, 1)));
        using var body = await ReadAsync(response, () => new ValueTask<Stream>(response.Content.ReadAsStreamAsync())).ConfigureAwait(false);
        while (await ReadAsync(response, () => body.ReadAsync(buffer.AsMemory(), silence.Token)).ConfigureAwait(false) is var read and > 0)
        {
            silence.CancelAfter(_options.Timeout);
            await file.AppendAsync(buffer, read, _stop).ConfigureAwait(false);
            _progress.Report(file.Length);
            _received(read);
            if (file.Length > Limit && Plan.Length is null)
                throw TooLarge();
            // A file that is longer than the service reports is wrong, so there is no need to read the rest.
            if (file.Length > Limit)
                return;
        }

        // The buffer is not returned after a failure, because a pending read may still write to it.
        ArrayPool<byte>.Shared.Return(buffer);
        if (file.Length < expected)
            throw CutOff(response);
    }

    private static async ValueTask<T> ReadAsync<T>(HttpResponseMessage response, Func<ValueTask<T>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception failure) when (ConnectionFailure.IsOfConnection(failure))
        {
            throw ConnectionFailure.Translate(failure, DownloadClient.Method, HostOf(response));
        }
    }

    private static string HostOf(HttpResponseMessage response) => response.RequestMessage!.RequestUri!.Authority;

    private static IpernityTransportException CutOff(HttpResponseMessage response) => new(
        TransportFailure.ConnectionLost, DownloadClient.Method, $"The connection to {HostOf(response)} broke during the download.");

    private IpernityDownloadException TooLarge() => new(
        DownloadFailure.DownloadTooLarge, $"The file is larger than {_options.MaximumBytes} bytes.");

    private IpernityDownloadException Wrong(string mismatch) => new(
        DownloadFailure.FileMismatch, $"{_address.Authority} twice sent another file than ipernity describes. {mismatch}");
}
