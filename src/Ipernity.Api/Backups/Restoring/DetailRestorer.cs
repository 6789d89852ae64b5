using System.Globalization;
using Ipernity.Api.Documents;
using Ipernity.Api.Elements;
using Ipernity.Api.Lists;
using Ipernity.Api.Sidecars;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>Finds and sets the details that a document of the account lacks compared with the backup.</summary>
internal sealed class DetailRestorer(RestoreContext context)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>Finds the details that a document lacks.</summary>
    /// <param name="source">The document in the backup.</param>
    /// <param name="newId">The document in the account.</param>
    /// <param name="stop">Ends the calls.</param>
    /// <returns>What it lacks; null if the service is still processing the document.</returns>
    /// <exception cref="IpernityException">The service does not answer.</exception>
    public async Task<MissingDetails?> FindAsync(DocumentSource source, string newId, CancellationToken stop)
    {
        IpernityDocument present;
        try
        {
            present = await context.DocumentService.GetAsync(newId, [], stop).ConfigureAwait(false);
        }
        catch (IpernityApiException failure) when (failure.IsMethodCode)
        {
            return null;
        }

        var change = DocumentFields.FindChange(source.Record, present, context.Options.Force);
        // Notes and comments are restored only for documents that a restore uploaded. Elsewhere, somebody may have deleted them on purpose.
        if (context.Journal.Find(RestoreKind.Document, source.Id).State is not (RestoreState.Sending or RestoreState.There))
            return new MissingDetails(change, [], []);
        if (string.IsNullOrWhiteSpace(source.Record.Title) && !string.IsNullOrWhiteSpace(present.Title))
            change = change with { Title = "" };
        return new MissingDetails(change, FindNotes(source, present), await FindCommentsAsync(source, present, stop).ConfigureAwait(false));
    }

    /// <summary>Sets the details that a document lacks. Waits for the document if the service is still processing it.</summary>
    /// <returns>What was set.</returns>
    /// <exception cref="IpernityException">The service does not answer, or refuses a change.</exception>
    public async Task<MissingDetails> CompleteAsync(DocumentSource source, string newId, CancellationToken stop)
    {
        var missing = await WaitAsync(source, newId, stop).ConfigureAwait(false);
        if (!missing.Change.IsEmpty)
            await context.DocumentService.SetAsync(newId, missing.Change, stop).ConfigureAwait(false);
        foreach (var note in missing.Notes)
        {
            await CallAsync(
                "doc.notes.add", stop, new("doc_id", newId), new("content", note.Content!), new("x", Number(note.X ?? 0)),
                new("y", Number(note.Y ?? 0)), new("w", Number(note.Width ?? 1)), new("h", Number(note.Height ?? 1))).ConfigureAwait(false);
        }

        foreach (var comment in missing.Comments)
            await CallAsync("doc.comments.add", stop, new("doc_id", newId), new("content", comment.Content!)).ConfigureAwait(false);
        return missing;
    }

    private async Task<MissingDetails> WaitAsync(DocumentSource source, string newId, CancellationToken stop)
    {
        var pause = FirstPause;
        for (var waited = TimeSpan.Zero; ; waited += pause)
        {
            if (await FindAsync(source, newId, stop).ConfigureAwait(false) is { } missing)
                return missing;
            if (waited > context.Options.TicketTimeout)
            {
                throw new IpernityBackupException(
                    BackupFailure.RestoreUnfinished, $"Document {newId} was uploaded, but ipernity is still processing it.");
            }

            await Task.Delay(pause, stop).ConfigureAwait(false);
            pause = pause + pause < LongestPause ? pause + pause : LongestPause;
        }
    }

    // A note without text shows a member, whose identifier the backup does not know.
    private NoteRecord[] FindNotes(DocumentSource source, IpernityDocument present)
    {
        var own = (present.NoteList ?? []).Where(note => note.UserId == context.Options.UserId).ToArray();
        return
        [
            .. (source.Record.Notes ?? []).Where(note => !string.IsNullOrWhiteSpace(note.Content)
                && !Array.Exists(own, other => (other.Content, other.X, other.Y) == (note.Content, note.X, note.Y))),
        ];
    }

    private async Task<CommentRecord[]> FindCommentsAsync(DocumentSource source, IpernityDocument present, CancellationToken stop)
    {
        var wanted = (source.Record.Comments ?? []).Where(static comment => !string.IsNullOrWhiteSpace(comment.Content))
            .OrderBy(static comment => comment.PostedAt).ToArray();
        if (wanted.Length == 0 || present.Comments is null or 0)
            return wanted;
        var own = new HashSet<string?>(StringComparer.Ordinal);
        var call = new ApiCall("doc.comments.getList", new KeyValuePair<string, string>("doc_id", present.Id));
        using var list = new ListReader(context.Client, call, context.Options.CallOptions);
        while (await list.ReadNextAsync(stop).ConfigureAwait(false) is { } page)
        {
            foreach (var item in page.Items)
            {
                var comment = ObjectReader.Read(page, item, new PresentComment(), PresentComment.Read);
                if (comment.UserId == context.Options.UserId)
                    own.Add(comment.Content);
            }
        }

        return [.. wanted.Where(comment => !own.Contains(comment.Content))];
    }

    private Task<ApiAnswer> CallAsync(string method, CancellationToken stop, params KeyValuePair<string, string>[] parameters) =>
        context.Client.CallAsync(new ApiCall(method, parameters), context.Options.CallOptions, stop);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
