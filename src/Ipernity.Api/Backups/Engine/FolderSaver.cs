using System.Text.Json;
using Ipernity.Api.Albums;
using Ipernity.Api.Backups.Format;
using Ipernity.Api.Elements;
using Ipernity.Api.Lists;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Backups.Engine;

/// <summary>
/// Updates <c>folders.json</c>. The list of folders contains no dates of changes, so each folder takes one call for its albums.
/// </summary>
internal sealed class FolderSaver(BackupContext context)
{
    /// <returns>Whether the service returned as many folders as it counts.</returns>
    /// <exception cref="Ipernity.Auth.Errors.IpernityException">The service does not answer, or refuses a call.</exception>
    /// <exception cref="InvalidDataException">The existing file cannot be read.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task<bool> SaveAsync(CancellationToken stop)
    {
        var before = BackupFile.Read(context.Paths.Folders, BackupJson.Files.FolderFile)?.Folders ?? [];
        var call = new ApiCall("folder.getList", new("user_id", context.Options.User.UserId), new("empty", "1"));
        var (listed, isWhole) = await ListFetch.ReadAsync(context, call, Read, stop).ConfigureAwait(false);
        var folders = new List<FolderRecord>();
        try
        {
            foreach (var folder in listed)
                folders.Add(await SaveAsync(folder, Array.Find(before, known => known.Id == folder.Id), stop).ConfigureAwait(false));
        }
        finally
        {
            // After an error, such as a used-up API key, the folders that were not read stay as they are.
            var rest = before.Where(folder => !folders.Exists(known => known.Id == folder.Id))
                .Select(folder => isWhole && !listed.Exists(present => present.Id == folder.Id)
                    ? folder with { GoneAt = folder.GoneAt ?? context.Now }
                    : folder);
            BackupFile.Write(context.Paths.Folders, new FolderFile { Folders = [.. folders, .. rest] }, BackupJson.Files.FolderFile);
        }

        return isWhole;
    }

    private async Task<FolderRecord> SaveAsync(FolderElement listed, FolderRecord? known, CancellationToken stop)
    {
        var id = new KeyValuePair<string, string>("folder_id", listed.Id);
        var (albums, _) = await ListFetch.ReadAsync(context, new ApiCall("folder.albums.getList", id), AlbumList.Read, stop)
            .ConfigureAwait(false);
        var record = new FolderRecord
        {
            Id = listed.Id,
            Title = listed.Title,
            Description = known?.Description,
            Link = listed.Link?.AbsoluteUri,
            CreatedAt = listed.CreatedAt,
            CoverId = listed.CoverId,
            Albums = [.. albums.Select(static album => album.Id)],
            Unknown = known?.Unknown,
        };
        if (known is { GoneAt: null } && known.Title == record.Title && known.CoverId == record.CoverId
            && known.Albums.SequenceEqual(record.Albums, StringComparer.Ordinal))
            return record;
        context.Decide($"Folder {listed.Id} '{listed.Title}' {(known is null ? "is new" : "has changed")}.");
        var answer = await context.CallAsync("folder.get", stop, id).ConfigureAwait(false);
        return record with { Description = ObjectReader.Read(answer, new FolderElement(), FolderElement.ReadRoot).Description };
    }

    private static FolderElement Read(ListPage page, ReadOnlyMemory<byte> item) =>
        ObjectReader.Read(page, item, new FolderElement(), FolderElement.Read) is { Id.Length: > 0 } folder
            ? folder
            : throw page.Unreadable("contains a folder without an identifier");

    /// <summary>A folder as the service answers it.</summary>
    private sealed class FolderElement : IpernityElement
    {
        public string Id { get; private set; } = "";

        public string? Title { get; private set; }

        public string? Description { get; private set; }

        public Uri? Link { get; private set; }

        public DateTimeOffset? CreatedAt { get; private set; }

        public string? CoverId { get; private set; }

        public static bool ReadRoot(ref Utf8JsonReader reader, FolderElement folder) => reader.ValueTextEquals("folder"u8)
            ? ObjectReader.ReadMembers(ref reader, folder, Read, "")
            : ObjectReader.SkipStatus(ref reader);

        public static bool Read(ref Utf8JsonReader reader, FolderElement folder)
        {
            if (reader.ValueTextEquals("folder_id"u8))
                folder.Id = ElementValue.Text(ref reader) ?? "";
            else if (reader.ValueTextEquals("title"u8))
                folder.Title = ElementValue.Text(ref reader);
            else if (reader.ValueTextEquals("description"u8))
                folder.Description = ElementValue.Text(ref reader);
            else if (reader.ValueTextEquals("link"u8))
                folder.Link = ElementValue.Address(ref reader);
            else if (reader.ValueTextEquals("dates"u8))
                return ObjectReader.ReadMembers(ref reader, folder, ReadDate, "dates.");
            else if (reader.ValueTextEquals("cover"u8))
                return ObjectReader.ReadMembers(ref reader, folder, ReadCover, "cover.");
            else
                return false;
            return true;
        }

        private static bool ReadDate(ref Utf8JsonReader reader, FolderElement folder)
        {
            if (!reader.ValueTextEquals("created_at"u8))
                return false;
            folder.CreatedAt = ElementValue.Moment(ref reader);
            return true;
        }

        private static bool ReadCover(ref Utf8JsonReader reader, FolderElement folder)
        {
            if (!reader.ValueTextEquals("doc_id"u8))
                return false;
            folder.CoverId = ElementValue.Filled(ref reader);
            return true;
        }
    }
}
