using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>Counts what the service offers no way to restore.</summary>
internal sealed class LossCounter(RestoreContext context)
{
    private const string ByOthers = "Only the members who wrote them can add them again.";
    private const string OfPerson = "Each belongs to the account that chose it.";

    /// <summary>Counts what is lost of the documents that are uploaded and, in another account, of the account itself.</summary>
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
            new("faves", Sum(static counts => counts.Faves), "Only the members who chose the document can do it again."),
            new("comments of others", uploads.Sum(static document => document.CommentsOfOthers), ByOthers),
            new("notes of others", uploads.Sum(static document => document.NotesOfOthers), ByOthers),
            new(
                "notes that only show a member",
                uploads.Sum(static document => CountMemberNotes(document.Record)),
                "The backup has no identifier."
            ),
            new(
                "posting dates",
                uploads.Count(static document => document.Record.PostedAt is not null),
                "A document is posted when it is uploaded."
            ),
            new(
                "earlier versions",
                uploads.Sum(static document => document.Record.Versions?.Length ?? 0),
                "The service keeps one file of a document."
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
                "They show documents by the identifiers of the old account."
            ),
        ];

    private static int CountMemberNotes(DocumentRecord record) =>
        (record.Notes ?? []).Count(static note => string.IsNullOrWhiteSpace(note.Content));
}
