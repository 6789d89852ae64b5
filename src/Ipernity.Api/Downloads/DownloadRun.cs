using System.Diagnostics;
using Ipernity.Api.Documents;
using Ipernity.Api.Runs;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Downloads;

/// <summary>
/// Downloads the files of any number of documents, several at the same time, in bounded memory and in no particular order. An error that
/// every further download would repeat, such as a full disk or a revoked token, ends the run.
/// </summary>
public sealed class DownloadRun : IDisposable
{
    private readonly DownloadOptions _options;
    private readonly Action<DownloadResult> _done;
    private readonly Action<IpernityDocument, Exception> _failed;
    private readonly ParallelRun _run;
    private readonly SemaphoreSlim _free;
    private readonly DownloadClient _files;
    private readonly DownloadPlanner _planner;
    private readonly DownloadCounter _counter = new();
    private readonly Dictionary<string, Task<DownloadPlan>> _plans = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<DownloadResult>> _running = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);

    /// <summary>Prepares a run. Nothing is requested yet.</summary>
    /// <param name="client">The client that calls the service. Files are requested by another client, which sends no secrets.</param>
    /// <param name="options">How files are downloaded.</param>
    /// <param name="done">Called for each finished file, on any thread.</param>
    /// <param name="failed">Called for each document that failed with the reason, on any thread.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public DownloadRun(
        IpernityClient client, DownloadOptions options, Action<DownloadResult> done, Action<IpernityDocument, Exception> failed)
    {
        _ = client ?? throw new ArgumentNullException(nameof(client));
        _options = (options ?? throw new ArgumentNullException(nameof(options))).Checked();
        _done = done ?? throw new ArgumentNullException(nameof(done));
        _failed = failed ?? throw new ArgumentNullException(nameof(failed));
        // The details of the next documents are requested while files arrive.
        _run = new ParallelRun(2 * options.ThrottleLimit, EndsRun);
        _free = new SemaphoreSlim(options.ThrottleLimit);
        _files = new DownloadClient(client.Server, options.UserAgent);
        _planner = new DownloadPlanner(client, options, _files, _run.Stop);
    }

    /// <summary>Creates the folder and checks that files can be written to it.</summary>
    /// <param name="folder">The path of the folder.</param>
    /// <exception cref="IpernityDownloadException">The folder cannot be created or written.</exception>
    public static void PrepareFolder(string folder)
    {
        if (File.Exists(folder))
            throw new IpernityDownloadException(DownloadFailure.FileUnwritable, $"'{folder}' is a file, not a folder.");
        try
        {
            Directory.CreateDirectory(folder);
            var test = Path.Combine(folder, $".{Guid.NewGuid():N}.part");
            File.WriteAllBytes(test, []);
            File.Delete(test);
        }
        catch (Exception failure) when (SavedFile.IsOfFileSystem(failure) || failure is ArgumentException)
        {
            throw SavedFile.Translate(failure, folder);
        }
    }

    /// <summary>Plans the download of a document, and reserves the name of its file.</summary>
    /// <param name="document">The document. If only its identifier is known, its details are requested.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="IpernityException">The document has no such file, or the service does not answer.</exception>
    public Task<DownloadPlan> PlanAsync(IpernityDocument document, CancellationToken cancellationToken = default) =>
        PlanOnce(document ?? throw new ArgumentNullException(nameof(document))).WaitAsync(cancellationToken);

    /// <summary>Adds a document. Waits until there is room for it.</summary>
    /// <param name="document">The document. If only its identifier is known, its details are requested.</param>
    /// <param name="cancellationToken">Cancels the wait, but not the run.</param>
    /// <exception cref="IpernityException">The run has ended, because no download can succeed.</exception>
    /// <exception cref="ObjectDisposedException">The connection was closed.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled, or the run was disposed.</exception>
    public async Task AddAsync(IpernityDocument document, CancellationToken cancellationToken = default)
    {
        _ = document ?? throw new ArgumentNullException(nameof(document));
        await _run.WaitForRoomAsync(cancellationToken).ConfigureAwait(false);
        _counter.Add();
        _run.Start(_ => RunAsync(document), failure => Fail(document, failure));
    }

    /// <summary>Waits until all files are finished. No more documents may be added.</summary>
    /// <param name="cancellationToken">Cancels the wait, but not the run.</param>
    /// <exception cref="IpernityException">The run has ended, because no download can succeed.</exception>
    /// <exception cref="ObjectDisposedException">The connection was closed.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public Task CompleteAsync(CancellationToken cancellationToken = default) => _run.CompleteAsync(cancellationToken);

    /// <summary>Reads the progress of the run.</summary>
    /// <returns>The current progress.</returns>
    public DownloadProgress ReadProgress() => _counter.Read();

    /// <summary>Ends the run and cancels what is being downloaded.</summary>
    public void Dispose()
    {
        _run.Dispose();
        _files.Dispose();
    }

    private async Task RunAsync(IpernityDocument document)
    {
        var result = await DownloadOnceAsync(document).ConfigureAwait(false);
        _counter.Finish(result.Status);
        _done(result);
    }

    private void Fail(IpernityDocument document, Exception failure)
    {
        _counter.Fail();
        _failed(document, failure);
    }

    // A document that is added twice is downloaded once.
    private async Task<DownloadResult> DownloadOnceAsync(IpernityDocument document)
    {
        Task<DownloadResult>? first;
        string? path;
        var own = new TaskCompletionSource<DownloadResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_plans)
        {
            _paths.TryGetValue(document.Id, out path);
            if (!_running.TryGetValue(document.Id, out first) && path is null)
                _running.Add(document.Id, own.Task);
        }

        if (first is not null)
            path = (await first.ConfigureAwait(false)).Path;
        return path is null
            ? await DownloadFirstAsync(document, own).ConfigureAwait(false)
            : new DownloadResult(document, _options.Size, path, DownloadStatus.Unchanged, new FileInfo(path).Length);
    }

    private async Task<DownloadResult> DownloadFirstAsync(IpernityDocument document, TaskCompletionSource<DownloadResult> own)
    {
        try
        {
            var result = await DownloadAsync(document).ConfigureAwait(false);
            // Only the path is remembered, so that the memory stays small.
            lock (_plans)
            {
                _paths[document.Id] = result.Path;
                _plans.Remove(document.Id);
                _running.Remove(document.Id);
            }

            own.SetResult(result);
            return result;
        }
        catch (Exception failure)
        {
            own.SetException(failure);
            _ = own.Task.Exception;
            throw;
        }
    }

    private async Task<DownloadResult> DownloadAsync(IpernityDocument document)
    {
        var plan = await PlanOnce(document).ConfigureAwait(false);
        await _free.WaitAsync(_run.Stop).ConfigureAwait(false);
        try
        {
            var watch = Stopwatch.StartNew();
            var result = plan.IsThere
                ? new DownloadResult(plan, DownloadStatus.Unchanged, new FileInfo(plan.Path).Length)
                : await TransferAsync(plan).ConfigureAwait(false);
            SidecarWriter.Write(plan.Document, plan, _options.Sidecar);
            return result.With(watch.Elapsed, plan.SidecarPath);
        }
        finally
        {
            _free.Release();
        }
    }

    private async Task<DownloadResult> TransferAsync(DownloadPlan plan)
    {
        var file = _counter.Start(plan);
        try
        {
            var transfer = new FileTransfer(
                _files, _options, file, _counter.Receive, () => _planner.FindAddressAsync(plan), _run.Stop);
            return await transfer.RunAsync().ConfigureAwait(false);
        }
        finally
        {
            _counter.End(file);
        }
    }

    private Task<DownloadPlan> PlanOnce(IpernityDocument document)
    {
        lock (_plans)
        {
            if (!_plans.TryGetValue(document.Id, out var plan))
                _plans.Add(document.Id, plan = _planner.PlanAsync(document));
            return plan;
        }
    }

    private static bool EndsRun(Exception failure) =>
        ParallelRun.IsOfAccess(failure) || failure is IpernityDownloadException { Failure: DownloadFailure.DiskFull };
}
