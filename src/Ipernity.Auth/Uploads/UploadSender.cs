using System.Diagnostics;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Auth.Uploads;

/// <summary>
/// Sends one file, and again where that is safe: only once it is clear that the service does not have it. Where an answer was
/// lost after the last byte had gone, the service is asked for the file's MD5 first.
/// </summary>
internal sealed class UploadSender(IpernityClient client, UploadOptions options, DocumentFinder finder)
{
    // What arrived may take the service a moment until it knows it.
    private const int Looks = 3;

    /// <exception cref="IpernityException">It was not sent, or nobody knows.</exception>
    public async Task<UploadResult> SendAsync(UploadItem item, CancellationToken cancellationToken)
    {
        var sending = Stopwatch.StartNew();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                item.Ticket = await SendOnceAsync(item, attempt, cancellationToken).ConfigureAwait(false);
                return new UploadResult(item.Upload, UploadStatus.Pending) { Ticket = item.Ticket, Duration = sending.Elapsed, Md5 = item.Md5 };
            }
            catch (IpernityException failure)
            {
                if (failure.MayHaveBeenDone)
                {
                    if (await SettleAsync(item, failure, cancellationToken).ConfigureAwait(false) is { } document)
                        return new UploadResult(item.Upload, UploadStatus.Found) { DocId = document, Duration = sending.Elapsed, Md5 = item.Md5 };
                    failure.MayHaveBeenDone = false;
                }

                if (options.Retries.PauseAfter(failure, attempt) is not { } pause)
                    throw;
                await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<string> SendOnceAsync(UploadItem item, int attempt, CancellationToken cancellationToken)
    {
        var call = item.Upload.CreateCall(options, item.BeginAttempt(), attempt - 1);
        var answer = await client.CallAsync(call, cancellationToken).ConfigureAwait(false);
        return answer.ReadRoot().Text("ticket") is { Length: > 0 } ticket
            ? ticket
            : throw new IpernityTransportException(TransportFailure.InvalidAnswer, call.Method, $"The answer to {call.Method} has no ticket.") { MayHaveBeenDone = true };
    }

    /// <returns>The document that came of it; nothing where it did not arrive.</returns>
    private async Task<string?> SettleAsync(UploadItem item, IpernityException failure, CancellationToken cancellationToken)
    {
        try
        {
            var md5 = await item.ComputeMd5Async(cancellationToken).ConfigureAwait(false);
            for (var look = 1; ; look++)
            {
                var document = item.FindOwn(await finder.FindNowAsync(md5).ConfigureAwait(false));
                if (document is not null || look == Looks)
                    return document;
                await Task.Delay(options.Retries.Backoff(look), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (IpernityException)
        {
            // Nobody knows: that is what the failure itself says, and it is not sent again.
            throw failure;
        }
    }
}
