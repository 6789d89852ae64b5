using System.Diagnostics;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Uploads;

/// <summary>Sends one file. It is sent again only if the service surely did not receive it.</summary>
internal sealed class UploadSender(IpernityClient client, UploadOptions options, LostUploadFinder lost)
{
    private const int EntityTooLarge = 413;
    private const int FileLargerThanAllowed = 2;

    /// <exception cref="IpernityException">
    /// The file was not sent. If <see cref="IpernityException.MayHaveBeenDone"/> is true, the service may have received it.
    /// </exception>
    public async Task<UploadResult> SendAsync(UploadItem item, StateBeforeUpload before, CancellationToken cancellationToken)
    {
        var sending = Stopwatch.StartNew();
        try
        {
            var callOptions = options.CallOptions with
            {
                Body = item.Body,
                ConfirmNotDone = (failure, stop) => lost.ConfirmNotDoneAsync(item, before, failure, stop),
            };
            var answer = await client.CallAsync(item.Request.CreateCall(), callOptions, cancellationToken).ConfigureAwait(false);
            item.Ticket = answer.ReadRoot().Text("ticket") is { Length: > 0 } ticket
                ? ticket
                : throw new IpernityTransportException(
                    TransportFailure.InvalidAnswer,
                    answer.Method,
                    $"The answer to {answer.Method} has no ticket.",
                    new FailureDetails { MayHaveBeenDone = true });
            return new UploadResult(item.Request, UploadStatus.Pending)
            {
                Ticket = item.Ticket,
                Duration = sending.Elapsed,
                Md5 = item.Md5,
            };
        }
        catch (IpernityTransportException failure) when (failure.HttpStatus == EntityTooLarge)
        {
            throw TooLarge(item, $"The server {client.Server.Address.Authority} does not accept files of this size.");
        }
        catch (IpernityApiException failure) when (failure.Code == FileLargerThanAllowed)
        {
            throw TooLarge(item, $"The service does not accept the file: {failure.ServiceMessage.TrimEnd('.')}.");
        }
    }

    private static IpernityUploadException TooLarge(UploadItem item, string reason) =>
        UploadQuota.TooLarge(item.File, item.Request.Method, reason);
}
