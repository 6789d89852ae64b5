namespace Ipernity.PowerShell.Callbacks;

/// <summary>The query of the callback: a frob, or the error that the service reports instead.</summary>
internal sealed record CallbackAnswer(string? Frob, string? Error);
