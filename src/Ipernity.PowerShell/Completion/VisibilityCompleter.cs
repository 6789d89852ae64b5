namespace Ipernity.PowerShell.Completion;

/// <summary>Completes who can see a document.</summary>
public sealed class VisibilityCompleter() : ValueCompleter("doc.set", "share");
