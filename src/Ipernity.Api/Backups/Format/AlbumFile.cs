namespace Ipernity.Api.Backups.Format;

/// <summary>The content of <c>albums.json</c>, in the order of the account.</summary>
internal sealed record AlbumFile
{
    public AlbumRecord[] Albums { get; init; } = [];
}
