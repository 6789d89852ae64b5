namespace Ipernity.Sandbox.Pages;

/// <summary>A web page.</summary>
internal sealed record Page(int Status, string Title, Html Body);
