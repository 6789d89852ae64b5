using Ipernity.Api.Backups.Format;
using Ipernity.Api.Folders;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>Finds the folders that are in the account, and the albums that they lack.</summary>
internal sealed class FolderPlanner(RestoreContext context)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <exception cref="Ipernity.Auth.Errors.IpernityException">The service does not answer.</exception>
    public async Task<IReadOnlyList<RestoreStep>> PlanAsync(CancellationToken stop)
    {
        var steps = new List<RestoreStep>();
        if (context.Content.Folders.Length == 0)
            return steps;
        var present = await context.FolderService.GetAllAsync(context.Options.UserId, stop).ConfigureAwait(false);
        var known = context.Content.Folders.ToDictionary(static folder => folder, folder => Take(folder, present));
        foreach (var folder in context.Content.Folders)
            steps.Add(await PlanAsync(folder, known[folder], present, stop).ConfigureAwait(false));
        return steps;
    }

    private FolderEntry? Take(FolderRecord folder, IReadOnlyList<FolderEntry> present)
    {
        var id = context.Journal.Find(RestoreKind.Folder, folder.Id).NewId;
        var match =
            present.FirstOrDefault(other => other.Id == id)
            ?? (context.IsSameAccount ? present.FirstOrDefault(other => other.Id == folder.Id) : null);
        return match is not null && _taken.Add(match.Id) ? match : null;
    }

    private async Task<RestoreStep> PlanAsync(
        FolderRecord folder,
        FolderEntry? match,
        IReadOnlyList<FolderEntry> present,
        CancellationToken stop
    )
    {
        var albums = match is null ? [] : await context.FolderService.GetAlbumIdsAsync(match.Id, stop).ConfigureAwait(false);
        if (match is null)
            (match, albums) = await FindByTitleAsync(folder, present, stop).ConfigureAwait(false);
        var expected = folder.Albums.Where(IsExpected).ToArray();
        var missing = expected.Length - albums.Intersect(context.FindAlbums(expected)).Count();
        var action = match is not null
            ? missing > 0
                ? RestoreAction.Update
                : RestoreAction.None
            : expected.Length == 0 && folder.Albums.Length > 0
                ? RestoreAction.Refuse
                : RestoreAction.Create;
        return new RestoreStep(RestoreKind.Folder, folder.Id, folder.Title, action)
        {
            Folder = folder,
            NewId = match?.Id,
            Note = action switch
            {
                RestoreAction.Refuse => "None of its albums can be restored.",
                RestoreAction.None => null,
                _ => FormattableString.Invariant($"{missing:N0} album{(missing == 1 ? "" : "s")}"),
            },
        };
    }

    private async Task<(FolderEntry? Folder, IReadOnlyList<string> Albums)> FindByTitleAsync(
        FolderRecord folder,
        IReadOnlyList<FolderEntry> present,
        CancellationToken stop
    )
    {
        var wanted = context.FindAlbums(folder.Albums);
        foreach (var other in present)
        {
            if (
                _taken.Contains(other.Id)
                || !string.Equals(other.Title?.Trim(), AlbumTitle.Of(folder).Trim(), StringComparison.OrdinalIgnoreCase)
            )
                continue;
            var albums = await context.FolderService.GetAlbumIdsAsync(other.Id, stop).ConfigureAwait(false);
            if (albums.Count > 0 && !albums.Intersect(wanted).Any())
                continue;
            _taken.Add(other.Id);
            return (other, albums);
        }

        return (null, []);
    }

    private bool IsExpected(string id) => context.AlbumSteps.TryGetValue(id, out var step) && step.Action != RestoreAction.Refuse;
}
