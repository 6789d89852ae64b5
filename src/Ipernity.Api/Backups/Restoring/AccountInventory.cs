using Ipernity.Api.Documents;
using Ipernity.Api.Lists;
using Ipernity.Api.Uploads;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>The documents that are in the account.</summary>
internal sealed class AccountInventory(IpernityClient client, RestoreOptions options)
{
    // Enough to fill several calls, few enough to keep memory small.
    private const int AskedAtOnce = 200;

    private readonly Dictionary<string, DateTimeOffset?> _modified = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _byMd5 = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Lists the documents, with one call for each hundred (<c>doc.getList</c>).</summary>
    /// <exception cref="IpernityException">The service does not answer.</exception>
    public async Task ReadAsync(CancellationToken stop)
    {
        using var list = new ListReader(
            client,
            new ApiCall("doc.getList", new("user_id", options.UserId), new("extra", "dates,md5")),
            options.CallOptions);
        while (await list.ReadNextAsync(stop).ConfigureAwait(false) is { } page)
        {
            foreach (var item in page.Items)
            {
                var document = DocumentList.Read(page, item);
                if (_modified.ContainsKey(document.Id))
                    continue;
                _modified.Add(document.Id, document.ModifiedAt);
                if (document.Md5 is { } md5)
                    Of(md5).Add(document.Id);
            }
        }
    }

    /// <summary>Whether a document is in the account.</summary>
    public bool Has(string id) => _modified.ContainsKey(id);

    /// <summary>When the details of a document were last changed; null if the service does not report it.</summary>
    public DateTimeOffset? ModifiedAt(string id) => _modified.TryGetValue(id, out var at) ? at : null;

    /// <summary>The documents with the same bytes.</summary>
    public IReadOnlyList<string> Find(string md5) => _byMd5.TryGetValue(md5, out var ids) ? ids : [];

    /// <summary>
    /// Looks up checksums that the list does not contain, with one call for each twenty (<c>doc.checkMD5</c>), because documents that are
    /// still being processed are not listed.
    /// </summary>
    /// <exception cref="IpernityException">The service does not answer.</exception>
    public async Task AskAsync(IEnumerable<string> md5s, CancellationToken stop)
    {
        var lookup = new ChecksumLookup(client, options.ToUploadOptions(), stop);
        var sums = md5s.Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        for (var start = 0; start < sums.Length; start += AskedAtOnce)
        {
            var chunk = sums.Skip(start).Take(AskedAtOnce).ToArray();
            var answers = await Task.WhenAll(chunk.Select(lookup.FindAsync)).WaitAsync(stop).ConfigureAwait(false);
            foreach (var (md5, ids) in chunk.Zip(answers, static (md5, ids) => (md5, ids)))
                Of(md5).AddRange(ids.Except(Find(md5), StringComparer.Ordinal));
        }
    }

    /// <summary>Looks up one checksum.</summary>
    /// <exception cref="IpernityException">The service does not answer.</exception>
    public Task<IReadOnlyList<string>> AskAsync(string md5, CancellationToken stop) =>
        new ChecksumLookup(client, options.ToUploadOptions(), stop).FindAsync(md5);

    private List<string> Of(string md5)
    {
        if (!_byMd5.TryGetValue(md5, out var ids))
            _byMd5.Add(md5, ids = []);
        return ids;
    }
}
