using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>Counts the parts that cannot be restored through the service.</summary>
internal sealed class LossCounter(RestoreContext context)
{
    private const string ByOthers = "Only the members who wrote them can add them again.";
    private const string OfPerson = "They belong to the old account.";

    /// <summary>Counts the losses of the documents to upload and, in another account, of the account itself.</summary>
    public IReadOnlyList<RestoreLoss> Count()
    {
        var uploads = context
            .DocumentSteps.Values.Where(static step => step.Action == RestoreAction.Upload)
            .Select(static step => step.Document!)
            .ToArray();
        long Sum(Func<CountsRecord, long?> read) => uploads.Sum(document => document.Record.Counts is { } counts ? read(counts) ?? 0 : 0);
        List<RestoreLoss> losses =
        [
            new("visits", Sum(static counts => counts.Visits), "The service counts visits itself."),
            new("faves", Sum(static counts => counts.Faves), "Only the members who chose the document can choose it again."),
            new("comments of others", uploads.Sum(static document => document.CommentsOfOthers), ByOthers),
            new("notes of others", uploads.Sum(static document => document.NotesOfOthers), ByOthers),
            new(
                "notes that only show a member",
                uploads.Sum(static document => CountMemberNotes(document.Record)),
                "The backup does not contain the identifier of the member."
            ),
            new(
                "posting dates",
                uploads.Count(static document => document.Record.PostedAt is not null),
                "The service sets the posting date when a document is uploaded."
            ),
            new(
                "earlier versions",
                uploads.Sum(static document => document.Record.Versions?.Length ?? 0),
                "The service keeps only one file for each document."
            ),
        ];
        if (!context.IsSameAccount && !context.Options.IsFiltered)
            losses.AddRange(CountAccount());
        return losses.FindAll(static loss => loss.Count > 0);
    }

    private RestoreLoss[] CountAccount() =>
        [
            new("contacts", RestoreSource.CountEntries(context.Paths.Contacts), OfPerson),
            new("group memberships", RestoreSource.CountEntries(context.Paths.Groups), "Groups decide who joins them."),
            new("favourite documents", RestoreSource.CountEntries(context.Paths.FavouriteDocuments), OfPerson),
            new("favourite albums", RestoreSource.CountEntries(context.Paths.FavouriteAlbums), OfPerson),
            new(
                "articles",
                RestoreSource.CountEntries(context.Paths.Articles),
                "They refer to documents by the identifiers of the old account."
            ),
        ];

    private static int CountMemberNotes(DocumentRecord record) =>
        (record.Notes ?? []).Count(static note => string.IsNullOrWhiteSpace(note.Content));
}
