using System.Diagnostics;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Uploads;

/// <summary>
/// Sends one file. When its answer was lost after the last byte was sent, the service is asked for the file's MD5, and the file is sent
/// again only if it did not arrive.
/// </summary>
internal sealed class UploadSender(IpernityClient client, UploadOptions options, DocumentFinder finder)
{
    // A file that has arrived may take a moment to be found.
    private const int Looks = 3;

    /// <exception cref="IpernityException">The file was not sent, or its fate is unknown.</exception>
    public async Task<UploadResult> SendAsync(UploadItem item, CancellationToken cancellationToken)
    {
        var sending = Stopwatch.StartNew();
        string? found = null;
        var callOptions = options.CallOptions with
        {
            Body = item.Body,
            ConfirmNotDone = async (_, stop) =>
            {
                (var isKnown, found) = await FindAsync(item, stop).ConfigureAwait(false);
                return isKnown && found is null;
            },
        };

        try
        {
            var answer = await client.CallAsync(item.Upload.CreateCall(), callOptions, cancellationToken).ConfigureAwait(false);
            item.Ticket = answer.ReadRoot().Text("ticket");
            if (item.Ticket is { Length: > 0 })
                return new UploadResult(item.Upload, UploadStatus.Pending) { Ticket = item.Ticket, Duration = sending.Elapsed, Md5 = item.Md5 };
            (var isKnown, found) = await FindAsync(item, cancellationToken).ConfigureAwait(false);
            throw new IpernityTransportException(
                TransportFailure.InvalidAnswer, answer.Method, $"The answer to {answer.Method} has no ticket.", new() { MayHaveBeenDone = !isKnown });
        }
        catch (IpernityException) when (found is not null)
        {
            return new UploadResult(item.Upload, UploadStatus.Found) { DocId = found, Duration = sending.Elapsed, Md5 = item.Md5 };
        }
    }

    /// <returns>Whether the service told, and the document that came of the file, if it arrived.</returns>
    private async Task<(bool IsKnown, string? Document)> FindAsync(UploadItem item, CancellationToken cancellationToken)
    {
        try
        {
            var md5 = await item.ComputeMd5Async(cancellationToken).ConfigureAwait(false);
            for (var look = 1; ; look++)
            {
                var document = item.FindOwn(await finder.FindNowAsync(md5).ConfigureAwait(false));
                if (document is not null || look == Looks)
                    return (true, document);
                await Task.Delay(options.Retries.Backoff(look), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (IpernityException)
        {
            return (false, null);
        }
    }
}
