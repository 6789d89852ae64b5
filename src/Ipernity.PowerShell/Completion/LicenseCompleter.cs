namespace Ipernity.PowerShell.Completion;

/// <summary>Completes the licences of uploads.</summary>
public sealed class LicenseCompleter() : ValueCompleter("upload.file", "license");
