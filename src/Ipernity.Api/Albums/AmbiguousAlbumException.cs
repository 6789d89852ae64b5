using Ipernity.Auth.Errors;

namespace Ipernity.Api.Albums;

/// <summary>Several albums have the requested title.</summary>
public sealed class AmbiguousAlbumException : IpernityException
{
    internal AmbiguousAlbumException(string title, IReadOnlyList<IpernityAlbum> albums, FailureDetails? details = null)
        : base(
            "AlbumAmbiguous",
            "album.getList",
            $"{albums.Count} of your albums have the title '{title}': "
                + $"{string.Join(", ", albums.Select(static album => $"{album.Id} '{album.Title}'"))}.",
            details)
    {
        Title = title;
        Albums = albums;
    }

    /// <summary>The title.</summary>
    public string Title { get; }

    /// <summary>The albums that have it.</summary>
    public IReadOnlyList<IpernityAlbum> Albums { get; }

    /// <inheritdoc/>
    protected internal override IpernityException WithDetails(FailureDetails details) =>
        new AmbiguousAlbumException(Title, Albums, details);
}
