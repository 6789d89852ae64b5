using System.Globalization;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Uploads;

/// <summary>
/// What a member may still upload, and how large a file may be (<c>account.getQuota</c>). What is being sent is set aside.
/// (Source: the service's documentation, chapter "Upload".)
/// </summary>
internal sealed class UploadQuota
{
    public const string Method = "account.getQuota";

    private readonly Dictionary<MediaKind, long> _largest = [];
    private readonly object _gate = new();
    private long? _left;

    private UploadQuota(IAnswerNode? quota)
    {
        var upload = quota?.Child("upload");
        _left = upload?.Text("unlimited") == "1" ? null : Bytes(upload?.Child("left"));
        foreach (var (kind, name) in new[] { (MediaKind.Photo, "photo"), (MediaKind.Audio, "audio"), (MediaKind.Video, "video"), (MediaKind.Other, "other") })
        {
            if (Bytes(quota?.Child("maxfilesize")?.Child(name)) is { } bytes and > 0)
                _largest[kind] = bytes;
        }
    }

    /// <exception cref="IpernityException">The service does not tell.</exception>
    public static async Task<UploadQuota> AskAsync(IpernityClient client, UploadOptions options, CancellationToken cancellationToken) =>
        new((await client.CallAsync(new ApiCall(Method), options.CallOptions, cancellationToken).ConfigureAwait(false)).ReadRoot().Child("quota"));

    /// <summary>Sets aside what a file takes.</summary>
    /// <exception cref="IpernityUploadException">It is too large, or more than is left.</exception>
    public void Reserve(LocalFile file, string method)
    {
        var kind = MediaKinds.Of(file.Name);
        if (_largest.TryGetValue(kind, out var largest) && file.Length > largest)
        {
            throw new IpernityUploadException(
                UploadFailure.FileTooLarge,
                method,
                FormattableString.Invariant($"'{file.Path}' has {file.Length:N0} bytes; {NameOf(kind)} may have {largest:N0} at most. It was not sent."));
        }

        lock (_gate)
        {
            if (file.Length > _left)
            {
                throw new IpernityUploadException(
                    UploadFailure.UploadQuotaExceeded,
                    method,
                    FormattableString.Invariant($"'{file.Path}' has {file.Length:N0} bytes; {_left:N0} are left to upload, those of files on their way not counted. It was not sent."));
            }

            _left -= file.Length;
        }
    }

    /// <summary>Gives back what a file took that was not sent.</summary>
    public void Release(LocalFile file)
    {
        lock (_gate)
            _left += file.Length;
    }

    private static string NameOf(MediaKind kind) => kind switch
    {
        MediaKind.Photo => "a photo",
        MediaKind.Audio => "an audio file",
        MediaKind.Video => "a video",
        _ => "a file of its kind",
    };

    private static long? Bytes(IAnswerNode? amount) =>
        long.TryParse(amount?.Text("bytes"), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : null;
}
