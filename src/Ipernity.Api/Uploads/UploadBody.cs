using Ipernity.Auth.Http;

namespace Ipernity.Api.Uploads;

/// <summary>The body of an upload. It counts the bytes of the file that were handed to the network.</summary>
internal sealed class UploadBody(LocalFile file) : RequestBody
{
    // The same limit as in curl.
    private const int LargestWithoutConsent = 1024 * 1024;

    private long _sent;
    private long _sentBefore;
    private int _isComplete;

    public LocalFile File { get; } = file;

    /// <summary>How many bytes of the file were handed to the network in the latest attempt.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>How many bytes were handed to the network in all attempts.</summary>
    public long TotalSent => Sent + Interlocked.Read(ref _sentBefore);

    public override bool IsComplete => Volatile.Read(ref _isComplete) != 0;

    /// <summary>Whether to wait for consent, so that the service can reject a large file before it is sent.</summary>
    public override bool ExpectContinue => File.Length > LargestWithoutConsent;

    public override HttpContent CreateContent(IReadOnlyList<KeyValuePair<string, string>> fields, Action advanced)
    {
        Interlocked.Add(ref _sentBefore, Interlocked.Exchange(ref _sent, 0));
        Volatile.Write(ref _isComplete, 0);
        return new UploadContent(fields, this, advanced);
    }

    public void Advance(int bytes) => Interlocked.Add(ref _sent, bytes);

    public void Complete() => Volatile.Write(ref _isComplete, 1);
}
