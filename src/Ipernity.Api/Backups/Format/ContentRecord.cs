namespace Ipernity.Api.Backups.Format;

/// <summary>The counts of a backup's contents.</summary>
internal sealed record ContentRecord
{
    /// <summary>Documents of the account that are in the backup.</summary>
    public long Documents { get; init; }

    /// <summary>Originals of these documents.</summary>
    public long Files { get; init; }

    /// <summary>The length of these originals in bytes.</summary>
    public long Bytes { get; init; }

    public long Albums { get; init; }

    public long Folders { get; init; }

    public long Articles { get; init; }

    public long Contacts { get; init; }

    public long Groups { get; init; }

    public long FavouriteDocuments { get; init; }

    public long FavouriteAlbums { get; init; }

    /// <summary>Documents in the backup that are gone from the account.</summary>
    public long Gone { get; init; }
}
