namespace Ipernity.Sandbox.Data;

/// <summary>A member's having a document or an album among their favourites.</summary>
internal sealed record Fave<T>(Member By, T Item, long At);
