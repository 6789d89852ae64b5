namespace Ipernity.Api.Backups.Format;

/// <summary>The content of <c>folders.json</c>, in the order of the account.</summary>
internal sealed record FolderFile
{
    public FolderRecord[] Folders { get; init; } = [];
}
