namespace Ipernity.PowerShell.Completion;

/// <summary>Completes the orientations of uploads.</summary>
public sealed class OrientationCompleter() : ValueCompleter("upload.file", "dir");
