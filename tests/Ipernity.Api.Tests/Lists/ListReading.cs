using System.Text.Json;
using Ipernity.Api.Lists;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Tests.Lists;

/// <summary>Reads lists as a caller does, to the end.</summary>
internal static class ListReading
{
    /// <summary>Reads a list; <paramref name="pageRead"/> may change it after each page.</summary>
    public static async Task<List<int>> ReadAsync(
        PagedServer server,
        ListOptions? options = null,
        int? perPage = null,
        Action<List<int>>? pageRead = null,
        string method = "doc.getList"
    )
    {
        using var client = server.CreateClient();
        using var reader = new ListReader(client, Call(perPage, method), options: options);
        return await ReadAsync(reader, pageRead);
    }

    public static async Task<List<int>> ReadAsync(ListReader reader, Action<List<int>>? pageRead = null)
    {
        var all = new List<int>();
        while (await reader.ReadNextAsync(TestContext.Current.CancellationToken) is { } page)
        {
            var ids = Ids(page);
            all.AddRange(ids);
            pageRead?.Invoke(ids);
        }

        Assert.Equal(all.Count, reader.Given);
        return all;
    }

    public static ApiCall Call(int? perPage = null, string method = "doc.getList") =>
        perPage is { } size ? new ApiCall(method, new KeyValuePair<string, string>("per_page", $"{size}")) : new ApiCall(method);

    public static List<int> Ids(ListPage page) =>
        [
            .. page.Items.Select(item =>
            {
                using var document = JsonDocument.Parse(item);
                return int.Parse(
                    document.RootElement.GetProperty(page.ItemName + "_id").GetString()!,
                    System.Globalization.CultureInfo.InvariantCulture
                );
            }),
        ];

    public static IEnumerable<int> Numbers(int from, int to) => Enumerable.Range(from, Math.Max(0, to - from + 1));
}
