using Ipernity.Sandbox.Community.People;

namespace Ipernity.Sandbox.Community.Reactions;

/// <summary>The visits of one member to one item.</summary>
internal sealed record Visit(Member By, long FirstAt, long LastAt, int Times);
