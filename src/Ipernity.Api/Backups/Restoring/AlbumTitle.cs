using Ipernity.Api.Backups.Format;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>The titles of albums and folders. Untitled ones get a title, because the service requires one.</summary>
internal static class AlbumTitle
{
    public static string Of(AlbumRecord album) => string.IsNullOrWhiteSpace(album.Title) ? $"Album {album.Id}" : album.Title!;

    public static string Of(FolderRecord folder) => string.IsNullOrWhiteSpace(folder.Title) ? $"Folder {folder.Id}" : folder.Title!;
}
