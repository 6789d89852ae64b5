namespace Ipernity.Sandbox.Data;

/// <summary>Who may see a document besides its owner, with the numbers that the wire uses.</summary>
[Flags]
internal enum Share
{
    Private = 0,
    Family = 1,
    Friends = 2,
    Public = 4,
}
