namespace Ipernity.Api.Backups.Verification;

/// <summary>The progress of a test at one moment.</summary>
/// <param name="Files">How many files were tested.</param>
/// <param name="Bytes">How many bytes of them were read.</param>
/// <param name="FilesExpected">How many files the manifest counts.</param>
/// <param name="BytesExpected">How many bytes the manifest counts.</param>
public sealed record BackupTestProgress(long Files, long Bytes, long FilesExpected, long BytesExpected);
