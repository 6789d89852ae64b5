using Ipernity.Sandbox.Community.People;

namespace Ipernity.Sandbox.Community.Reactions;

/// <summary>A document, album or post that a member added to their favourites.</summary>
internal sealed record Fave<T>(Member By, T Item, long At);
