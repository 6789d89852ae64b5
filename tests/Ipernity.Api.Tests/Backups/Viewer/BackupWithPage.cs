using Ipernity.Api.Backups.Format;
using Ipernity.Api.Backups.Index;
using Ipernity.Api.Backups.Viewer;
using Ipernity.Api.Sidecars;

namespace Ipernity.Api.Tests.Backups.Viewer;

/// <summary>A backup in a folder whose name must be encoded in addresses.</summary>
internal sealed class BackupWithPage : IDisposable
{
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly List<AlbumRecord> _albums = [];
    private readonly List<FolderRecord> _folders = [];

    public BackupPaths Paths { get; } =
        new(Path.Combine(Path.GetTempPath(), $"ipernity-page-{Guid.NewGuid():N}", "My backup #1 100% ü"));

    public Uri Page => new(new Uri(Uri.UriSchemeFile + "://"), Escape(Paths.Page));

    public string UserName { get; init; } = "ada";

    /// <summary>Adds a document with a picture and a thumbnail, in the folder of June 2024 unless it has a date.</summary>
    public void Add(DocumentRecord document, string? fileName = null, bool withThumbnail = true)
    {
        var month = document.CreatedAt ?? new DateTime(2024, 6, 30);
        var file = FormattableString.Invariant($"documents/{month:yyyy/MM}/{fileName ?? $"{document.Id}.jpg"}");
        var sidecar = document with
        {
            File = Path.GetFileName(file),
            Original = document.Original ?? new OriginalRecord { Bytes = Picture.Length, FileName = "DSC0815.JPG" },
        };
        WriteBytes(file);
        if (withThumbnail)
            WriteBytes(BackupPaths.ThumbnailOf(file));
        BackupFile.Write(Paths.FullPath(BackupPaths.SidecarOf(file)), sidecar, BackupJson.Files.DocumentRecord);
    }

    public void Add(string id, string title, DateTime createdAt, params string[] keywords) =>
        Add(new DocumentRecord { Id = id, Title = title, CreatedAt = createdAt, Keywords = keywords, Media = "Photo" });

    public void Add(AlbumRecord album) => _albums.Add(album);

    public void Add(FolderRecord folder) => _folders.Add(folder);

    public void Write()
    {
        BackupFile.Write(Paths.Albums, new AlbumFile { Albums = [.. _albums] }, BackupJson.Files.AlbumFile);
        BackupFile.Write(Paths.Folders, new FolderFile { Folders = [.. _folders] }, BackupJson.Files.FolderFile);
        var manifest = new ManifestRecord
        {
            Format = ManifestRecord.FormatName,
            Version = ManifestRecord.CurrentVersion,
            Account = new AccountRecord { Server = "https://api.ipernity.com/", UserId = "1", UserName = UserName },
            IsComplete = true,
        };
        BackupFile.Write(Paths.Manifest, manifest, BackupJson.Files.ManifestRecord);
        using var index = BackupIndex.Read(Paths, TestContext.Current.CancellationToken);
        BackupViewer.Write(Paths, index, TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (Directory.Exists(Paths.Folder))
            Directory.GetParent(Paths.Folder)!.Delete(recursive: true);
    }

    private static string Escape(string path) => string.Join("/", path.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));

    private void WriteBytes(string relative)
    {
        var path = Paths.FullPath(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Picture);
    }
}
