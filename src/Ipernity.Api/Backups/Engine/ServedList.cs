using System.Globalization;
using System.Text.Json.Nodes;
using Ipernity.Api.Backups.Format;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Backups.Engine;

/// <summary>Updates a list that is saved in the format of the service.</summary>
/// <param name="context">The run.</param>
/// <param name="path">The full path of the file.</param>
/// <param name="call">The call, without a page.</param>
/// <param name="idName">The member that identifies an item.</param>
internal sealed class ServedList(BackupContext context, string path, ApiCall call, string idName)
{
    /// <summary>Requests the details of an item; null if the list contains all details.</summary>
    public Func<JsonObject, Task<JsonObject>>? FindDetails { get; init; }

    /// <returns>Whether the service returned as many items as it counts.</returns>
    /// <exception cref="Ipernity.Auth.Errors.IpernityException">The service does not answer, or refuses the list.</exception>
    /// <exception cref="InvalidDataException">The existing file cannot be read.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task<bool> SaveAsync(CancellationToken stop)
    {
        var before = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var item in BackupFile.Read(path, BackupJson.Files.ServedFile)?.Items ?? [])
            before[IdOf(item)] = item;
        var (listed, isWhole) = await ListFetch.ReadAsync(context, call, ListFetch.ReadObject, stop).ConfigureAwait(false);
        var items = new List<JsonObject>();
        try
        {
            foreach (var entry in listed)
            {
                before.TryGetValue(IdOf(entry), out var known);
                items.Add(known is not null && IsUnchanged(entry, known) ? known : await CompleteAsync(entry).ConfigureAwait(false));
                before.Remove(IdOf(entry));
            }

            if (isWhole)
                MarkGone(before.Values);
        }
        finally
        {
            // After an error, such as a used-up API key, the next run continues with the missing items.
            BackupFile.Write(path, new ServedFile { Items = [.. items, .. before.Values] }, BackupJson.Files.ServedFile);
        }

        return isWhole;
    }

    private void MarkGone(IEnumerable<JsonObject> items)
    {
        foreach (var item in items.Where(static item => !item.ContainsKey(BackupContents.GoneAt)))
            item[BackupContents.GoneAt] = context.Now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    private string IdOf(JsonObject item) => item[idName]?.ToString() ?? "";

    // The saved item can have details that the list does not contain.
    private static bool IsUnchanged(JsonObject entry, JsonObject known)
    {
        if (known.ContainsKey(BackupContents.GoneAt))
            return false;
        var same = new JsonObject();
        foreach (var member in entry)
            same[member.Key] = known[member.Key]?.DeepClone();
        return ItemFingerprint.Of(same) == ItemFingerprint.Of(entry);
    }

    private async Task<JsonObject> CompleteAsync(JsonObject entry)
    {
        if (FindDetails is null)
            return entry;
        var item = await FindDetails(entry).ConfigureAwait(false);
        foreach (var member in entry)
            item[member.Key] = member.Value?.DeepClone();
        return item;
    }
}
