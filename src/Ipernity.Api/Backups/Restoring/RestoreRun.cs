using System.Diagnostics;
using Ipernity.Api.Backups.Format;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Backups.Restoring;

/// <summary>
/// Restores a backup to an account: uploads missing documents, and completes existing ones. If a run ends early, the next one continues
/// where it stopped. An error that all further steps would repeat, such as a revoked token, ends the run.
/// </summary>
public sealed class RestoreRun : IDisposable
{
    private readonly IpernityClient _client;
    private readonly RestoreOptions _options;
    private readonly BackupPaths _paths;
    private readonly RestoreReport _report;
    private readonly Stopwatch _watch = new();
    private RestoreContext? _context;
    private DocumentRestorer? _documents;
    private RestorePlan? _plan;

    /// <summary>Prepares a run. Nothing is read or sent yet.</summary>
    /// <param name="client">The client that calls the service.</param>
    /// <param name="folder">The folder of the backup.</param>
    /// <param name="options">The options of the restore.</param>
    /// <param name="done">Called for each step that is done, on any thread, but never twice at the same time.</param>
    /// <param name="failed">Called for each failed step with the reason, in the same way.</param>
    public RestoreRun(
        IpernityClient client,
        string folder,
        RestoreOptions options,
        Action<IpernityRestoredItem> done,
        Action<RestoreStep, Exception> failed
    )
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _paths = new BackupPaths(folder ?? throw new ArgumentNullException(nameof(folder)));
        _report = new RestoreReport(
            done ?? throw new ArgumentNullException(nameof(done)),
            failed ?? throw new ArgumentNullException(nameof(failed))
        );
    }

    /// <summary>The requested documents that are not in the backup. Complete after planning.</summary>
    public IReadOnlyList<string> UnknownDocuments { get; private set; } = [];

    /// <summary>Reads the backup and the account, and plans the steps. Nothing is changed.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="IpernityException">The backup cannot be read, or the service does not answer.</exception>
    /// <exception cref="OperationCanceledException">Planning was cancelled.</exception>
    public async Task<RestorePlan> PlanAsync(CancellationToken cancellationToken = default)
    {
        _watch.Start();
        var content = await Task.Run(() => RestoreSource.Read(_paths, _options, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        UnknownDocuments = [.. _options.DocumentIds.Where(id => !content.Documents.ContainsKey(id))];
        _context?.Journal.Dispose();
        _context = new RestoreContext(_client, _options, _paths, content, RestoreJournal.Read(_paths, _options.UserId));
        return _plan = await new RestorePlanner(_context).PlanAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs the planned steps, except skipped ones.</summary>
    /// <param name="cancellationToken">Cancels the run. The next one continues where it stopped.</param>
    /// <returns>The result, even if the run ended early.</returns>
    /// <exception cref="InvalidOperationException">There is no plan.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<IpernityRestore> RunAsync(CancellationToken cancellationToken = default)
    {
        var plan = _plan ?? throw new InvalidOperationException("Call PlanAsync before RunAsync.");
        IpernityException? failure = null;
        try
        {
            using var ownLock = BackupLock.Take(_paths);
            _context!.Journal.Open();
            ReportUnchanged(plan);
            _documents = new DocumentRestorer(_context, _report);
            await _documents.RunAsync(cancellationToken).ConfigureAwait(false);
            await new AlbumRestorer(_context, _report).RunAsync(cancellationToken).ConfigureAwait(false);
            RestoreStep[] folders = [.. plan.Steps.Where(static step => step.Kind == RestoreKind.Folder)];
            await new FolderRestorer(_context, _report).RunAsync(folders, cancellationToken).ConfigureAwait(false);
        }
        catch (IpernityException ended)
        {
            failure = ended;
        }
        finally
        {
            _context!.Journal.Dispose();
        }

        return Summarize(plan, failure);
    }

    /// <summary>Reads the progress of the run.</summary>
    /// <returns>The current progress.</returns>
    public RestoreProgress ReadProgress()
    {
        var steps = _plan?.Steps.Count(static step => step.IsOpen) ?? 0;
        var done =
            _report.Count(RestoreStatus.Uploaded)
            + _report.Count(RestoreStatus.Created)
            + _report.Count(RestoreStatus.Updated)
            + _report.Failed;
        return new RestoreProgress(steps, done, _plan?.Bytes ?? 0, _documents?.BytesSent ?? 0);
    }

    /// <summary>Ends the run.</summary>
    public void Dispose() => _context?.Journal.Dispose();

    private void ReportUnchanged(RestorePlan plan)
    {
        foreach (var step in plan.Steps)
        {
            if (step.Action == RestoreAction.Refuse)
                _report.Finish(step, RestoreStatus.NotRestorable);
            else if (step.Action == RestoreAction.None)
                _report.Finish(step, RestoreStatus.AlreadyThere);
            if (step.IsConfirmed)
            {
                _context!.Journal.Set(
                    new RestoreJournalEntry
                    {
                        Kind = step.Kind,
                        Id = step.Id,
                        State = RestoreState.Done,
                        NewId = step.NewId,
                    }
                );
            }
        }
    }

    private IpernityRestore Summarize(RestorePlan plan, IpernityException? failure)
    {
        var left = plan.Steps.Count - _report.Total;
        return new IpernityRestore
        {
            Path = _paths.Folder,
            BackupOf = _context!.Content.Manifest.Account.UserName,
            IsComplete = failure is null && left == 0 && _report.Failed == 0,
            Uploaded = _report.Count(RestoreStatus.Uploaded),
            Bytes = _report.Bytes,
            Created = _report.Count(RestoreStatus.Created),
            Updated = _report.Count(RestoreStatus.Updated),
            AlreadyThere = _report.Count(RestoreStatus.AlreadyThere),
            NotRestorable = _report.Count(RestoreStatus.NotRestorable),
            Failed = _report.Failed,
            Left = left,
            Losses = plan.Losses,
            Duration = _watch.Elapsed,
            Failure = failure,
        };
    }
}
