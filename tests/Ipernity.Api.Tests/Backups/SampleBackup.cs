using Ipernity.Api.Backups.Format;
using Ipernity.Api.Sidecars;
using Ipernity.Auth.Signing;

namespace Ipernity.Api.Tests.Backups;

/// <summary>A small backup in a folder of its own: documents with files, albums, folders and lists, and a manifest that is right.</summary>
internal sealed class SampleBackup : IDisposable
{
    public const string UserId = "1";

    private static readonly DateTimeOffset Moment = new(2026, 5, 1, 2, 0, 0, TimeSpan.Zero);

    public SampleBackup(bool isComplete = true, int documents = 3)
    {
        for (var number = 1; number <= documents; number++)
            AddDocument($"{number}", $"Photo {number}");
        Write(
            Paths.Albums,
            new AlbumFile
            {
                Albums =
                [
                    new AlbumRecord
                    {
                        Id = "300",
                        Title = "Paris",
                        CoverId = "2",
                        Documents = ["1", "2", "77"],
                    },
                    new AlbumRecord
                    {
                        Id = "301",
                        Title = "Oslo",
                        CoverId = "3",
                        Documents = ["3"],
                    },
                ],
            }
        );
        BackupFile.Write(
            Paths.Folders,
            new FolderFile
            {
                Folders =
                [
                    new FolderRecord
                    {
                        Id = "12",
                        Title = "Travel",
                        CoverId = "1",
                        Albums = ["300", "301"],
                    },
                ],
            },
            BackupJson.Files.FolderFile
        );
        BackupFile.Write(Paths.Contacts, new ServedFile { Items = [new() { ["user_id"] = "2" }] }, BackupJson.Files.ServedFile);
        foreach (var list in new[] { Paths.Articles, Paths.Groups, Paths.FavouriteDocuments, Paths.FavouriteAlbums })
            BackupFile.Write(list, new ServedFile(), BackupJson.Files.ServedFile);
        BackupFile.Write(Paths.Profile, new() { ["user_id"] = UserId }, BackupJson.Files.JsonObject);
        WriteManifest(isComplete);
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "ipernity-" + Guid.NewGuid().ToString("N"));

    public BackupPaths Paths => new(Folder);

    /// <summary>The bytes of a document's file.</summary>
    public static byte[] ContentOf(string id) => [.. Enumerable.Range(0, 5000).Select(index => (byte)(index + id.Length + id[0]))];

    /// <summary>The relative path of a document's file.</summary>
    public static string FileOf(string id) => $"documents/2024/06/Photo-{id}.jpg";

    public string PathOf(string relative) => Paths.FullPath(relative);

    public void AddDocument(string id, string title, Func<DocumentRecord, DocumentRecord>? change = null)
    {
        var content = ContentOf(id);
        var file = PathOf(FileOf(id));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
        var record = new DocumentRecord
        {
            Id = id,
            File = Path.GetFileName(file),
            Title = title,
            OwnerId = UserId,
            PostedAt = Moment.AddMinutes(id[0]),
            Original = new OriginalRecord
            {
                FileName = $"IMG_{id}.JPG",
                Bytes = content.Length,
                Md5 = Md5Hex.Of(content, content.Length),
            },
        };
        BackupFile.Write(BackupPaths.SidecarOf(file), change?.Invoke(record) ?? record, BackupJson.Files.DocumentRecord);
    }

    public void ChangeSidecar(string id, Func<DocumentRecord, DocumentRecord> change)
    {
        var path = PathOf(BackupPaths.SidecarOf(FileOf(id)));
        BackupFile.Write(path, change(BackupFile.Read(path, BackupJson.Files.DocumentRecord)!), BackupJson.Files.DocumentRecord);
    }

    public void ChangeAlbum(string id, Func<AlbumRecord, AlbumRecord> change) =>
        Write(
            Paths.Albums,
            new AlbumFile
            {
                Albums =
                [
                    .. BackupFile
                        .Read(Paths.Albums, BackupJson.Files.AlbumFile)!
                        .Albums.Select(album => album.Id == id ? change(album) : album),
                ],
            }
        );

    public void WriteManifest(bool isComplete = true, int version = ManifestRecord.CurrentVersion, string server = "http://127.0.0.1/") =>
        BackupFile.Write(
            Paths.Manifest,
            new ManifestRecord
            {
                Format = ManifestRecord.FormatName,
                Version = version,
                Account = new AccountRecord
                {
                    Server = server,
                    UserId = UserId,
                    UserName = "ada",
                },
                CreatedAt = Moment,
                UpdatedAt = Moment,
                IsComplete = isComplete,
                Contents = Api.Backups.Verification.ManifestCounter.Count(Paths, CancellationToken.None),
            },
            BackupJson.Files.ManifestRecord
        );

    public ManifestRecord ReadManifest() => BackupManifest.Open(Paths);

    public void Dispose()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    private static void Write(string path, AlbumFile albums) => BackupFile.Write(path, albums, BackupJson.Files.AlbumFile);
}
