namespace Ipernity.PowerShell.Completion;

/// <summary>Completes the orders of a search.</summary>
public sealed class SortCompleter() : ValueCompleter("doc.search", "sort");
