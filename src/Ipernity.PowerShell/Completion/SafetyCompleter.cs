namespace Ipernity.PowerShell.Completion;

/// <summary>Completes the safety levels of uploads.</summary>
public sealed class SafetyCompleter() : ValueCompleter("upload.file", "safety");
