namespace Ipernity.PowerShell.Tests.Help;

/// <summary>An example of a page.</summary>
internal sealed record HelpExample(string Title, string Code, string Words);
