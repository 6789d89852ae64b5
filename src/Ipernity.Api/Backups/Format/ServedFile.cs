using System.Text.Json.Nodes;

namespace Ipernity.Api.Backups.Format;

/// <summary>
/// The content of <c>articles.json</c>, <c>contacts.json</c>, <c>groups.json</c>, <c>favourite-documents.json</c> and
/// <c>favourite-albums.json</c>: entries as the service answers them. An entry that is gone from the account has a member <c>goneAt</c>.
/// </summary>
internal sealed record ServedFile
{
    public JsonObject[] Items { get; init; } = [];
}
