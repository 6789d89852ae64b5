namespace Ipernity.Sandbox.Community.Documents;

/// <summary>Who may see a document besides its owner, with the values of the API.</summary>
[Flags]
internal enum Share
{
    Private = 0,
    Family = 1,
    Friends = 2,
    Public = 4,
}
