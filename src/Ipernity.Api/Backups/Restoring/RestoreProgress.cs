namespace Ipernity.Api.Backups.Restoring;

/// <summary>The progress of a restore at one moment.</summary>
/// <param name="Steps">How many steps there are that change something.</param>
/// <param name="StepsDone">How many of them are done or failed.</param>
/// <param name="Bytes">How many bytes there are to upload.</param>
/// <param name="BytesSent">How many of them were sent.</param>
public sealed record RestoreProgress(int Steps, int StepsDone, long Bytes, long BytesSent);
