using Ipernity.Sandbox.Uploads;

namespace Ipernity.Sandbox.Protocol;

/// <summary>An API request as it came in, before any check. Its file is deleted with it, unless somebody took it.</summary>
internal sealed class ReceivedRequest(string method, string format, bool isPost, ParameterList parameters, StoredFile? file) : IDisposable
{
    private bool _isFileTaken;

    public string Method { get; } = method;

    public string Format { get; } = format;

    public bool IsPost { get; } = isPost;

    public ParameterList Parameters { get; } = parameters;

    public StoredFile? File { get; } = file;

    /// <summary>What goes wrong with the call; null where nothing does.</summary>
    public Fault? Fault { get; init; }

    /// <summary>From now on the file is somebody else's to dispose.</summary>
    public void KeepFile() => _isFileTaken = true;

    public void Dispose()
    {
        if (!_isFileTaken)
            File?.Dispose();
    }
}
