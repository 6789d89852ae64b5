using Ipernity.Auth.Http;

namespace Ipernity.Api.Uploads;

/// <summary>
/// Asks which files are among the member's documents already (<c>doc.checkMD5</c>): several at a time, since the service takes
/// twenty. A question waits until twenty are together, or a moment has passed in which no other came.
/// (Source: the service's documentation, chapter "Upload".)
/// </summary>
/// <param name="client">Where to ask.</param>
/// <param name="options">How calls are made.</param>
/// <param name="stop">Ends all of it.</param>
internal sealed class DocumentFinder(IpernityClient client, UploadOptions options, CancellationToken stop)
{
    private const int MostAtOnce = 20;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    private readonly object _gate = new();
    private List<Question> _waiting = [];
    private int _arrivals;

    /// <summary>Asks together with others.</summary>
    /// <returns>The documents that have this MD5; none where it is not there.</returns>
    /// <exception cref="Ipernity.Auth.Errors.IpernityException">The service does not tell.</exception>
    public Task<IReadOnlyList<string>> FindAsync(string md5)
    {
        var question = new Question(md5);
        List<Question>? full = null;
        int arrival;
        lock (_gate)
        {
            _waiting.Add(question);
            arrival = ++_arrivals;
            if (_waiting.Count == MostAtOnce)
                full = TakeWaiting();
        }

        _ = full is not null ? AskAsync(full) : AskInAMomentAsync(arrival);
        return question.Answer.Task;
    }

    /// <summary>Asks now, alone.</summary>
    /// <returns>The documents that have this MD5; none where it is not there.</returns>
    /// <exception cref="Ipernity.Auth.Errors.IpernityException">The service does not tell.</exception>
    public async Task<IReadOnlyList<string>> FindNowAsync(string md5)
    {
        var question = new Question(md5);
        await AskAsync([question]).ConfigureAwait(false);
        return await question.Answer.Task.ConfigureAwait(false);
    }

    private List<Question> TakeWaiting()
    {
        var taken = _waiting;
        _waiting = [];
        return taken;
    }

    private async Task AskInAMomentAsync(int arrival)
    {
        // Stopped, the questions are still to be answered: by that they were.
        await Task.Delay(Moment, stop).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
        List<Question> waiting;
        lock (_gate)
            waiting = arrival == _arrivals || stop.IsCancellationRequested ? TakeWaiting() : [];
        if (waiting.Count > 0)
            await AskAsync(waiting).ConfigureAwait(false);
    }

    private async Task AskAsync(List<Question> questions)
    {
        try
        {
            var sums = questions.Select(static question => question.Md5).Distinct(StringComparer.Ordinal);
            var answer = await client.CallAsync(new ApiCall("doc.checkMD5", new KeyValuePair<string, string>("md5", string.Join(",", sums))), options.CallOptions, stop).ConfigureAwait(false);
            var found = from document in answer.ReadRoot().Child("docs")?.Children("doc") ?? []
                        where document.Text("found") is null or "1" && document.Text("doc_id") is { Length: > 0 } and not "0"
                        select (Md5: document.Text("md5") ?? "", Id: document.Text("doc_id")!);
            var byMd5 = found.ToLookup(static document => document.Md5, static document => document.Id, StringComparer.OrdinalIgnoreCase);
            foreach (var question in questions)
                question.Answer.TrySetResult([.. byMd5[question.Md5]]);
        }
        catch (Exception failure)
        {
            foreach (var question in questions)
                question.Answer.TrySetException(failure);
        }
    }

    private sealed class Question(string md5)
    {
        public string Md5 { get; } = md5;

        public TaskCompletionSource<IReadOnlyList<string>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
