namespace Ipernity.Sandbox.Storage;

/// <summary>
/// The temporary directory of the uploaded files. It is created with the first upload and deleted with the server. The server holds
/// a lock in it, so that other servers can tell whether the directory is abandoned. All members are thread-safe.
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

    /// <summary>The directory; null before the first upload.</summary>
    public string? Path
    {
        get
        {
            lock (_gate)
                return _path;
        }
    }

    /// <summary>Creates an empty file. Files are numbered; the name that a client sends is never part of a path.</summary>
    public FileStream NewFile()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_path is null)
                Create();
            // The caller buffers.
            var path = System.IO.Path.Combine(_path!, $"{++_lastFile}");
            return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
        }
    }

    /// <summary>Deletes a file of the directory, even if the directory was already deleted.</summary>
    public static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // The server was stopped during a call, and the directory was deleted with it.
        }
    }

    /// <summary>Deletes the directories of servers that were killed. Directories of other users and of running servers stay.</summary>
    public static void DeleteAbandoned()
    {
        var options = new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        var temporary = System.IO.Path.GetTempPath();
        if (!Directory.Exists(temporary))
            return;
        foreach (var path in Directory.EnumerateDirectories(temporary, Prefix + "*", options))
        {
            try
            {
                using (new FileStream(System.IO.Path.Combine(path, LockName), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                    // This succeeds only if the server that held the lock has ended.
                }
                Directory.Delete(path, recursive: true);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // The server still runs, or the directory belongs to another user.
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
                // A file is still open. The next server deletes the directory.
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
                // Another server was just checking whether this directory is abandoned.
            }
        }
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    private void OnProcessExit(object? sender, EventArgs e) => Dispose();
}
