using Ipernity.Sandbox.Community.Documents;

namespace Ipernity.Sandbox.Community.Groups;

/// <summary>A document in a group. It is pending until a moderator accepts it.</summary>
internal sealed record GroupDocument(Document Document, long AddedAt, bool IsPending);
