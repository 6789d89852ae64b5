namespace Ipernity.Sandbox.Uploads;

/// <summary>
/// Where uploaded files lie: a directory of the server's own among the machine's temporary ones, made with the first upload and
/// deleted with the server. Its lock is held as long as the server lives, so that what a killed one left behind can be told from
/// what a running one needs. All members may be used from any thread.
/// </summary>
internal sealed class UploadDirectory : IDisposable
{
    private const string Prefix = "ipernity-sandbox-";
    private const string LockName = ".lock";
    private const int MostAttempts = 10;

    private readonly object _gate = new();
    private string? _path;
    private FileStream? _lock;
    private long _lastFile;
    private bool _isDisposed;

    /// <summary>The directory; null as long as nothing was uploaded.</summary>
    public string? Path
    {
        get
        {
            lock (_gate)
                return _path;
        }
    }

    /// <summary>An empty file for what comes in. It bears a number: what a caller calls a file is never part of a path.</summary>
    public FileStream NewFile()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_path is null)
                Create();
            // The caller buffers.
            return new FileStream(System.IO.Path.Combine(_path!, $"{++_lastFile}"), FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
        }
    }

    /// <summary>Deletes a file of the directory, also when the directory is gone already.</summary>
    public static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // Deleted with the server, while a call was still under way.
        }
    }

    /// <summary>Deletes what servers left behind that were killed. What belongs to somebody else, or is in use, stays.</summary>
    public static void DeleteAbandoned()
    {
        var options = new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        foreach (var path in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), Prefix + "*", options))
        {
            try
            {
                using (new FileStream(System.IO.Path.Combine(path, LockName), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                    // Only a dead server's lock can be had.
                }
                Directory.Delete(path, recursive: true);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // A living server's, or not ours.
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
            _lock?.Dispose();
            if (_path is null)
                return;
            try
            {
                Directory.Delete(_path, recursive: true);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // Somebody has a file open: the next server deletes it.
            }
        }
    }

    private void Create()
    {
        for (var attempt = 1; _lock is null; attempt++)
        {
            _path = Directory.CreateTempSubdirectory(Prefix).FullName;
            try
            {
                _lock = new FileStream(System.IO.Path.Combine(_path, LockName), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < MostAttempts)
            {
                // Another server, just starting, looked whether this one is dead.
            }
        }
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    private void OnProcessExit(object? sender, EventArgs e) => Dispose();
}
