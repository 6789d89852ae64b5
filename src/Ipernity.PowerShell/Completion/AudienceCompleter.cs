namespace Ipernity.PowerShell.Completion;

/// <summary>Completes the groups of people who may comment on or tag an upload.</summary>
public sealed class AudienceCompleter() : ValueCompleter("upload.file", "perm_comment");
