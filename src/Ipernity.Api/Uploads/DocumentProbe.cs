using System.Diagnostics;
using System.Globalization;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Uploads;

/// <summary>Requests documents (<c>doc.get</c>) that the service may still be processing.</summary>
internal sealed class DocumentProbe(IpernityClient client, UploadOptions options, CancellationToken stop)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    /// <summary>Waits until a document can be read.</summary>
    /// <exception cref="IpernityUploadException">The document is not readable in time.</exception>
    /// <exception cref="IpernityException">The service does not answer.</exception>
    public async Task WaitUntilReadableAsync(UploadItem item, string document)
    {
        var isReadable = await PollAsync(async () => await FindAsync(document).ConfigureAwait(false) is not null).ConfigureAwait(false);
        if (!isReadable)
        {
            throw new IpernityUploadException(
                UploadFailure.TicketTimedOut,
                item.Request.Method,
                $"The file '{item.File.Path}' became document {document}, "
                    + $"which was not readable within {DurationText.Of(options.TicketTimeout)}.")
            { Ticket = item.Ticket };
        }
    }

    /// <summary>Repeats a check with growing pauses until it succeeds or the ticket timeout is over.</summary>
    /// <returns>Whether it succeeded.</returns>
    public async Task<bool> PollAsync(Func<Task<bool>> look)
    {
        var waiting = Stopwatch.StartNew();
        for (var pause = FirstPause; ; pause = Shorter(pause + pause, LongestPause))
        {
            if (await look().ConfigureAwait(false))
                return true;
            var left = options.TicketTimeout - waiting.Elapsed;
            if (left <= TimeSpan.Zero)
                return false;
            await Task.Delay(Shorter(pause, left), stop).ConfigureAwait(false);
        }
    }

    /// <summary>Whether a document was posted, or its media replaced, at a time or later.</summary>
    /// <param name="document">The document.</param>
    /// <param name="date"><c>posted_at</c> or <c>replaced_at</c>.</param>
    /// <param name="since">Unix seconds by the service's clock.</param>
    /// <returns>Null if the document cannot be read yet.</returns>
    public async Task<bool?> IsSinceAsync(string document, string date, long since) =>
        await FindAsync(document).ConfigureAwait(false) is { } found
            ? long.TryParse(found.Child("dates")?.Text(date), NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at >= since
            : null;

    private async Task<IAnswerNode?> FindAsync(string document)
    {
        try
        {
            var call = new ApiCall("doc.get", new KeyValuePair<string, string>("doc_id", document));
            return (await client.CallAsync(call, options.CallOptions, stop).ConfigureAwait(false)).ReadRoot().Child("doc");
        }
        catch (IpernityApiException failure) when (failure.IsMethodCode)
        {
            // The document does not exist, or is not visible yet.
            return null;
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
