namespace Ipernity.Sandbox.Pages;

/// <summary>A page that a person sees.</summary>
internal sealed record Page(int Status, string Title, Html Body);
