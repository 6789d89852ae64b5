using Ipernity.Api.Documents;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>The details that a document of the account lacks compared with the backup.</summary>
internal sealed record MissingDetails(DocumentChange Change, NoteRecord[] Notes, CommentRecord[] Comments)
{
    public bool IsEmpty => Change.IsEmpty && Notes.Length == 0 && Comments.Length == 0;

    /// <summary>The missing details, such as "title, 2 notes".</summary>
    public override string ToString() => string.Join(
        ", ",
        [
            .. DocumentFields.NamesOf(Change),
            .. Counted(Notes.Length, "note"),
            .. Counted(Comments.Length, "comment"),
        ]);

    private static string[] Counted(int count, string noun) =>
        count == 0 ? [] : [FormattableString.Invariant($"{count} {noun}{(count == 1 ? "" : "s")}")];
}
