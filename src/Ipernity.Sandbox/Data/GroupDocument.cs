namespace Ipernity.Sandbox.Data;

/// <summary>A document that somebody put into a group; pending until a moderator of the group lets it in.</summary>
internal sealed record GroupDocument(Document Document, long AddedAt, bool IsPending);
