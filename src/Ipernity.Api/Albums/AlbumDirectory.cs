using System.Text;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Albums;

/// <summary>
/// Finds the caller's albums by identifier or title. The list of albums is loaded once. Several threads may use it at the same time.
/// </summary>
/// <param name="service">Reads and creates the albums.</param>
public sealed class AlbumDirectory(AlbumService service)
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Task<IpernityAlbum>> _created = new(StringComparer.OrdinalIgnoreCase);
    private Task<IReadOnlyList<IpernityAlbum>>? _albums;

    /// <summary>Whether an album has a title. Upper and lower case do not matter, nor do spaces around it.</summary>
    /// <param name="album">The album.</param>
    /// <param name="title">The title.</param>
    /// <returns>True if the album has the title.</returns>
    public static bool HasTitle(IpernityAlbum album, string title)
    {
        _ = album ?? throw new ArgumentNullException(nameof(album));
        _ = title ?? throw new ArgumentNullException(nameof(title));
        return album.Title is { } own && string.Equals(Normalize(own), Normalize(title), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Finds an album: the one with the identifier, or else the one with the title. Upper and lower case do not matter in titles.
    /// </summary>
    /// <param name="idOrTitle">The identifier or the title.</param>
    /// <param name="cancellationToken">Ends the calls, also for others that wait for them.</param>
    /// <returns>The album; null if there is none.</returns>
    /// <exception cref="AmbiguousAlbumException">Several albums have the title.</exception>
    /// <exception cref="IpernityException">The service does not answer.</exception>
    public async Task<IpernityAlbum?> FindAsync(string idOrTitle, CancellationToken cancellationToken = default)
    {
        var albums = await LoadAsync(cancellationToken).ConfigureAwait(false);
        if (albums.FirstOrDefault(album => album.Id == idOrTitle) is { } identified)
            return identified;
        var titled = albums.Where(album => HasTitle(album, idOrTitle)).ToArray();
        return titled.Length > 1 ? throw new AmbiguousAlbumException(idOrTitle, titled) : titled.FirstOrDefault();
    }

    /// <summary>Finds an album, or creates one with the title. Concurrent calls create it only once.</summary>
    /// <param name="idOrTitle">The identifier or the title.</param>
    /// <param name="cancellationToken">Ends the calls, also for others that wait for them.</param>
    /// <returns>The album.</returns>
    /// <exception cref="AmbiguousAlbumException">Several albums have the title.</exception>
    /// <exception cref="ArgumentException">The title is blank.</exception>
    /// <exception cref="IpernityException">The service does not answer, or refuses the album.</exception>
    public async Task<IpernityAlbum> GetOrCreateAsync(string idOrTitle, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(idOrTitle, cancellationToken).ConfigureAwait(false) is { } found)
            return found;

        Task<IpernityAlbum> creation;
        lock (_gate)
        {
            var key = Normalize(idOrTitle);
            if (!_created.TryGetValue(key, out creation!) || HasFailed(creation))
                _created[key] = creation = CreateAsync(idOrTitle.Trim(), cancellationToken);
        }

        return await creation.ConfigureAwait(false);
    }

    // If the answer was lost, the album may have been created.
    private async Task<IpernityAlbum> CreateAsync(string title, CancellationToken cancellationToken)
    {
        try
        {
            return await service.CreateAsync(new AlbumChange { Title = title }, cancellationToken).ConfigureAwait(false);
        }
        catch (IpernityException lost) when (lost.MayHaveBeenDone)
        {
            lock (_gate)
                _albums = null;
            if (await FindAsync(title, cancellationToken).ConfigureAwait(false) is not { } created)
                throw;
            return created;
        }
    }

    private Task<IReadOnlyList<IpernityAlbum>> LoadAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _albums is null || HasFailed(_albums) ? _albums = service.GetAllAsync(null, cancellationToken) : _albums;
        }
    }

    private static bool HasFailed(Task task) => task.IsFaulted || task.IsCanceled;

    // Titles that come from folder names can be in decomposed Unicode, as on macOS.
    private static string Normalize(string title)
    {
        try
        {
            return title.Trim().Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Text that is not valid Unicode is compared as it is.
            return title.Trim();
        }
    }
}
