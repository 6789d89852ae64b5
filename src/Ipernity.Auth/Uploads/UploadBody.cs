namespace Ipernity.Auth.Uploads;

/// <summary>The file that travels with a call, and how much of it has been handed to the network.</summary>
internal sealed class UploadBody(LocalFile file)
{
    private long _sent;
    private int _isComplete;

    public LocalFile File { get; } = file;

    /// <summary>How many of the file's bytes were handed to the network in the latest attempt.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Whether the last byte was handed to the network. Without it, the service cannot have taken the file.</summary>
    public bool IsComplete => Volatile.Read(ref _isComplete) != 0;

    /// <summary>Told whenever a part was handed over.</summary>
    public Action? Advanced { get; set; }

    public void Begin()
    {
        Interlocked.Exchange(ref _sent, 0);
        Volatile.Write(ref _isComplete, 0);
    }

    public void Advance(int bytes)
    {
        Interlocked.Add(ref _sent, bytes);
        Advanced?.Invoke();
    }

    public void Complete() => Volatile.Write(ref _isComplete, 1);
}
