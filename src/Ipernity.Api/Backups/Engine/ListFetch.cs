using System.Text.Json;
using System.Text.Json.Nodes;
using Ipernity.Api.Lists;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Backups.Engine;

/// <summary>Reads a whole list.</summary>
internal static class ListFetch
{
    /// <param name="context">The run.</param>
    /// <param name="call">The call, without a page.</param>
    /// <param name="read">Reads an item.</param>
    /// <param name="stop">Ends the calls.</param>
    /// <returns>The items, and whether there are as many as the service counts.</returns>
    /// <exception cref="Ipernity.Auth.Errors.IpernityException">The service does not answer, or refuses the list.</exception>
    public static async Task<(List<T> Items, bool IsWhole)> ReadAsync<T>(
        BackupContext context, ApiCall call, Func<ListPage, ReadOnlyMemory<byte>, T> read, CancellationToken stop)
    {
        var items = new List<T>();
        using var list = new ListReader(context.Client, call, context.CallOptions);
        while (await list.ReadNextAsync(stop).ConfigureAwait(false) is { } page)
            items.AddRange(page.Items.Select(item => read(page, item)));
        return (items, list.Shortfall == 0);
    }

    /// <summary>Reads an item without converting it.</summary>
    public static JsonObject ReadObject(ListPage page, ReadOnlyMemory<byte> item) =>
        JsonNode.Parse(item.Span, documentOptions: new JsonDocumentOptions { MaxDepth = page.MaxDepth }) as JsonObject
            ?? throw page.Unreadable("contains an item that is not an object");
}
