namespace Ipernity.Sandbox.Data;

/// <summary>A member's visits of a document or an album.</summary>
internal sealed record Visit(Member By, long FirstAt, long LastAt, int Times);
