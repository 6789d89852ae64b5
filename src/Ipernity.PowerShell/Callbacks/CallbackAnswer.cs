namespace Ipernity.PowerShell.Callbacks;

/// <summary>What the service sent with the browser: a frob, or the reason why there is none.</summary>
internal sealed record CallbackAnswer(string? Frob, string? Error);
