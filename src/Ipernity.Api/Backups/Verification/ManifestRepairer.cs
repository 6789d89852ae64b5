using Ipernity.Api.Backups.Format;

namespace Ipernity.Api.Backups.Verification;

/// <summary>
/// Writes the manifest of a backup again. Its counts are the evidence of what is missing, so they are corrected only when nothing is
/// missing any more.
/// </summary>
/// <param name="paths">The backup.</param>
/// <param name="account">The account whose backup it is.</param>
/// <param name="shortLists">The full paths of lists of which the service returned fewer entries than it counts.</param>
internal sealed class ManifestRepairer(BackupPaths paths, AccountRecord account, IReadOnlyCollection<string> shortLists)
{
    /// <summary>Writes the manifest.</summary>
    /// <param name="findings">What was found, and what of it was repaired.</param>
    /// <param name="stop">Ends the counting.</param>
    /// <exception cref="IpernityBackupException">The manifest must stay as it is.</exception>
    public void Write(IReadOnlyCollection<IpernityBackupFinding> findings, CancellationToken stop)
    {
        var others = findings.Where(static finding => !IsOfManifest(finding)).ToArray();
        if (Find() is { } manifest)
            Correct(manifest, others, stop);
        else
            Create(others, stop);
    }

    /// <summary>Whether a finding is about the manifest.</summary>
    public static bool IsOfManifest(IpernityBackupFinding finding) =>
        finding.Kind is BackupFindingKind.CountWrong or BackupFindingKind.ManifestUnreadable;

    private ManifestRecord? Find()
    {
        try
        {
            return BackupManifest.Open(paths);
        }
        catch (IpernityBackupException failure) when (failure.Failure == BackupFailure.BackupUnreadable)
        {
            return null;
        }
    }

    private void Correct(ManifestRecord manifest, IpernityBackupFinding[] others, CancellationToken stop)
    {
        if (Array.Find(others, static finding => finding.Repaired != true && !IsForeign(finding)) is { } left)
            throw Stays($"'{left.RelativePath}' is not repaired");
        var content = ManifestCounter.Count(paths, stop);
        var explained = ExplainedBy(others);
        if (content.Documents + content.Gone < manifest.Contents.Documents + manifest.Contents.Gone)
            explained.Remove(ManifestCounter.Gone);
        var less = ManifestCounter.FindLess(manifest.Contents, content).ToArray();
        if (Array.Find(less, count => !explained.Contains(count.Name)) is { Name: not null } lost)
        {
            throw Stays(FormattableString.Invariant(
                $"its count of {ManifestCounter.LabelOf(lost.Name)} is {lost.Expected:N0}, but the backup has only {lost.Actual:N0}"));
        }

        // What the account itself has no longer got is for the next backup to find out.
        Write(manifest with { Contents = content, IsComplete = manifest.IsComplete && less.Length == 0 });
    }

    private void Create(IpernityBackupFinding[] others, CancellationToken stop)
    {
        // Without them nothing would tell later that they were there.
        if (Array.Find(others, finding => finding.Repaired != true && ListRepairer.IsList(paths, finding.Path)) is { } left)
            throw Stays($"'{left.RelativePath}' is not repaired");
        var content = ManifestCounter.Count(paths, stop);
        ListRepairer.KeepAside(paths.Manifest);
        var now = DateTimeOffset.UtcNow;
        Write(new ManifestRecord
        {
            Format = ManifestRecord.FormatName,
            Version = ManifestRecord.CurrentVersion,
            Account = account,
            CreatedAt = now,
            UpdatedAt = now,
            Contents = content,
        });
    }

    private void Write(ManifestRecord manifest) => BackupFile.Write(paths.Manifest, manifest, BackupJson.Files.ManifestRecord);

    // Nothing is missing because of a file that somebody put into the folder.
    private static bool IsForeign(IpernityBackupFinding finding) =>
        finding is { Kind: BackupFindingKind.UnknownFile, DocumentId: null };

    // What was fetched again is as the account has it now.
    private HashSet<string> ExplainedBy(IpernityBackupFinding[] findings)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var finding in findings.Where(static finding => finding.Repaired == true))
        {
            if (ListRepairer.IsList(paths, finding.Path))
            {
                if (!shortLists.Contains(finding.Path))
                    names.Add(ManifestCounter.NameOf(paths, finding.Path));
            }
            else if (finding.Kind is BackupFindingKind.SidecarUnreadable or BackupFindingKind.UnknownFile)
            {
                // The file may be a newer one now, and the document may be in the account again.
                names.UnionWith(["bytes", ManifestCounter.Gone]);
            }
        }

        return names;
    }

    private static IpernityBackupException Stays(string reason) =>
        new(BackupFailure.NotRepairable, $"The manifest was not rewritten, because {reason}.");
}
