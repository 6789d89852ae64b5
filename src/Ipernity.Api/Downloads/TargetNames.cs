namespace Ipernity.Api.Downloads;

/// <summary>
/// Gives each document of a run a unique name in the folder. Names are compared without case, as on Windows and macOS. An existing file of
/// another document is not overwritten, unless that was requested.
/// </summary>
internal sealed class TargetNames(DownloadOptions options)
{
    private const int MostTries = 1000;
    private const int Turns = 64;

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, HashSet<string>> _found = new(StringComparer.Ordinal);

    // Documents with the same name wait for each other, so that none takes the name while another checks whether the file is its own.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, Turns).Select(static _ => new SemaphoreSlim(1))];

    /// <summary>Finds the existing file of a document, or else a free name.</summary>
    /// <param name="plan">The plan with the name of the template.</param>
    /// <param name="isRight">Whether the file at the path of a plan is the document's.</param>
    /// <returns>The plan with its final path.</returns>
    public async Task<DownloadPlan> TakeAsync(DownloadPlan plan, Func<DownloadPlan, Task<bool>> isRight)
    {
        var turn = _turns[(StringComparer.OrdinalIgnoreCase.GetHashCode(plan.Path) & int.MaxValue) % Turns];
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            return await TakeInTurnAsync(plan, isRight).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<DownloadPlan> TakeInTurnAsync(DownloadPlan plan, Func<DownloadPlan, Task<bool>> isRight)
    {
        foreach (var path in Candidates(plan))
        {
            if (!TryTake(path))
                continue;
            var target = plan.WithPath(path, SidecarOf(path));
            var isFile = File.Exists(path);
            if (!isFile && !Directory.Exists(path) && !IsFoundInOtherCase(path))
                return await FindLaterAsync(target, isRight).ConfigureAwait(false) ?? target;
            if (isFile && options.Force)
                return target with { Overwrites = true };
            if (isFile && await isRight(target).ConfigureAwait(false))
                return target with { IsThere = true };
            Leave(path);
        }

        throw new IpernityDownloadException(DownloadFailure.FileUnwritable, $"There are too many files with the name '{plan.Path}'.");
    }

    // In an earlier run, another document may have had the name first. Its file may be gone, or the order may have changed.
    private async Task<DownloadPlan?> FindLaterAsync(DownloadPlan plan, Func<DownloadPlan, Task<bool>> isRight)
    {
        if (options.Force || Candidates(plan).Skip(1).First() is not { } path || !File.Exists(path) || !TryTake(path))
            return null;
        var target = plan.WithPath(path, SidecarOf(path));
        if (await isRight(target).ConfigureAwait(false))
        {
            Leave(plan.Path);
            return target with { IsThere = true };
        }

        Leave(path);
        return null;
    }

    // On Linux, file names can differ only in case. The names in a folder are cached when the run first uses it.
    private bool IsFoundInOtherCase(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        lock (_found)
        {
            if (!_found.TryGetValue(folder, out var names))
            {
                names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
                if (Directory.Exists(folder))
                    names.UnionWith(Directory.EnumerateFiles(folder).Select(static file => Path.GetFileName(file)));
                _found.Add(folder, names);
            }

            return names.Contains(Path.GetFileName(path));
        }
    }

    private IEnumerable<string> Candidates(DownloadPlan plan)
    {
        yield return plan.Path;
        var folder = Path.GetDirectoryName(plan.Path)!;
        var extension = plan.Extension;
        var name = Path.GetFileName(plan.Path);
        var stem = name.Substring(0, name.Length - extension.Length);
        if (!options.FileName.IsUnique)
        {
            stem = $"{stem}-{SafeName.Clean(plan.Document.Id)}";
            yield return Path.Combine(folder, stem + extension);
        }

        for (var number = 2; number < MostTries; number++)
            yield return Path.Combine(folder, FormattableString.Invariant($"{stem} ({number}){extension}"));
    }

    private string? SidecarOf(string path) => options.Sidecar == SidecarKind.None ? null : SidecarWriter.PathOf(path, options.Sidecar);

    private bool TryTake(string path)
    {
        var sidecar = SidecarOf(path);
        lock (_taken)
        {
            if (_taken.Contains(path) || (sidecar is not null && _taken.Contains(sidecar)))
                return false;
            _taken.Add(path);
            if (sidecar is not null)
                _taken.Add(sidecar);
            return true;
        }
    }

    private void Leave(string path)
    {
        lock (_taken)
        {
            _taken.Remove(path);
            if (SidecarOf(path) is { } sidecar)
                _taken.Remove(sidecar);
        }
    }
}
