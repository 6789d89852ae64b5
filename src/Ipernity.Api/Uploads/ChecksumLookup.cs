using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Uploads;

/// <summary>
/// Finds the member's documents by MD5 (<c>doc.checkMD5</c>). The service takes twenty checksums in one call, so a lookup waits until
/// twenty are collected, or until no other lookup has started for a moment. (Source: the service's documentation, chapter "Upload".)
/// </summary>
/// <param name="client">The client that asks.</param>
/// <param name="options">How calls are sent.</param>
/// <param name="stop">Cancels all lookups.</param>
internal sealed class ChecksumLookup(IpernityClient client, UploadOptions options, CancellationToken stop)
{
    private const string Method = "doc.checkMD5";
    private const int NothingFound = 1;
    private const int MostPerCall = 20;

    private static readonly TimeSpan CollectionTime = TimeSpan.FromMilliseconds(200);

    private readonly object _gate = new();
    private List<Question> _collected = [];
    private int _arrivals;

    /// <summary>Looks up a checksum, in one call with others.</summary>
    /// <param name="md5">The checksum.</param>
    /// <returns>The documents with this MD5.</returns>
    /// <exception cref="IpernityException">The service does not answer, or its answer has no list of checksums.</exception>
    public Task<IReadOnlyList<string>> FindAsync(string md5)
    {
        var question = new Question(md5);
        List<Question>? full = null;
        int arrival;
        lock (_gate)
        {
            _collected.Add(question);
            arrival = ++_arrivals;
            if (_collected.Count == MostPerCall)
                full = TakeCollected();
        }

        _ = full is not null ? AskAsync(full) : AskAfterCollectionAsync(arrival);
        return question.Answer.Task;
    }

    private List<Question> TakeCollected()
    {
        var taken = _collected;
        _collected = [];
        return taken;
    }

    private async Task AskAfterCollectionAsync(int arrival)
    {
        // When the run stops, the wait ends at once, and the call itself is cancelled.
        await Task.Delay(CollectionTime, stop)
            .ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default)
            .ConfigureAwait(false);
        List<Question> due;
        lock (_gate)
            due = arrival == _arrivals || stop.IsCancellationRequested ? TakeCollected() : [];
        if (due.Count > 0)
            await AskAsync(due).ConfigureAwait(false);
    }

    private async Task AskAsync(List<Question> questions)
    {
        try
        {
            var sums = questions.Select(static question => question.Md5).Distinct(StringComparer.Ordinal);
            var found = await CallAsync(string.Join(",", sums)).ConfigureAwait(false);
            foreach (var question in questions)
                question.Answer.TrySetResult([.. found[question.Md5]]);
        }
        catch (Exception failure)
        {
            foreach (var question in questions)
                question.Answer.TrySetException(failure);
        }
    }

    private async Task<ILookup<string, string>> CallAsync(string sums)
    {
        var call = new ApiCall(Method, new KeyValuePair<string, string>("md5", sums));
        try
        {
            return Read(await client.CallAsync(call, options.CallOptions, stop).ConfigureAwait(false));
        }
        catch (IpernityApiException failure) when (failure.Code == NothingFound)
        {
            return Array.Empty<string>().ToLookup(static id => id, StringComparer.Ordinal);
        }
    }

    // An empty list may lack its items. But an answer without the list must not be taken for "not found".
    private static ILookup<string, string> Read(ApiAnswer answer)
    {
        var root = answer.ReadRoot();
        if (!root.Has("docs"))
            throw answer.Unreadable("says nothing about the checksums");
        var found = from document in root.Child("docs")?.Children("doc") ?? []
                    where document.Text("found") is null or "1" && document.Text("doc_id") is { Length: > 0 } and not "0"
                    select (Md5: document.Text("md5") ?? "", Id: document.Text("doc_id")!);
        return found.ToLookup(static document => document.Md5, static document => document.Id, StringComparer.OrdinalIgnoreCase);
    }

    private sealed class Question(string md5)
    {
        public string Md5 { get; } = md5;

        public TaskCompletionSource<IReadOnlyList<string>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
