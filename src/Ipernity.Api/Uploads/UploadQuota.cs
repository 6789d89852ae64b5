using System.Diagnostics;
using System.Globalization;
using Ipernity.Api.Documents;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Uploads;

/// <summary>
/// The upload quota of a member and the largest file sizes (<c>account.getQuota</c>). Files that are being sent are reserved.
/// (Source: the service's documentation, chapter "Upload".)
/// </summary>
internal sealed class UploadQuota
{
    public const string Method = "account.getQuota";

    private static readonly (MediaKind Kind, string Name)[] Kinds =
        [(MediaKind.Photo, "photo"), (MediaKind.Audio, "audio"), (MediaKind.Video, "video"), (MediaKind.Other, "other")];

    private readonly Dictionary<MediaKind, long> _largest = [];
    private readonly object _gate = new();
    private readonly Stopwatch _age = Stopwatch.StartNew();
    private readonly long? _serverSeconds;
    private long? _left;

    private UploadQuota(IAnswerNode answer)
    {
        var quota = answer.Child("quota");
        var upload = quota?.Child("upload");
        _serverSeconds = Number(answer.Child("api")?.Text("at"));
        _left = upload?.Text("unlimited") == "1" ? null : Number(upload?.Child("left")?.Text("bytes"));
        foreach (var (kind, name) in Kinds)
        {
            if (Number(quota?.Child("maxfilesize")?.Child(name)?.Text("bytes")) is { } bytes and > 0)
                _largest[kind] = bytes;
        }
    }

    /// <summary>The time by the service's clock in Unix seconds, or null if the service does not report it.</summary>
    public long? ServerTime => _serverSeconds + (long)_age.Elapsed.TotalSeconds;

    /// <exception cref="IpernityException">The service does not answer.</exception>
    public static async Task<UploadQuota> RequestAsync(IpernityClient client, UploadOptions options, CancellationToken cancellationToken) =>
        new((await client.CallAsync(new ApiCall(Method), options.CallOptions, cancellationToken).ConfigureAwait(false)).ReadRoot());

    /// <summary>Reserves the size of a file.</summary>
    /// <exception cref="IpernityUploadException">The file is too large, or larger than the rest of the quota.</exception>
    public void Reserve(LocalFile file, string method)
    {
        var kind = MediaKinds.Of(file.Name);
        if (_largest.TryGetValue(kind, out var largest) && file.Length > largest)
            throw TooLarge(file, method, $"{NameOf(kind)} may have at most {SizeText.Of(largest)}.");

        lock (_gate)
        {
            if (file.Length > _left)
            {
                throw new IpernityUploadException(
                    UploadFailure.UploadQuotaExceeded,
                    method,
                    $"The file '{file.Path}' has {SizeText.Of(file.Length)}, "
                        + $"but only {SizeText.Of(_left.Value)} of the upload quota are left.");
            }

            _left -= file.Length;
        }
    }

    /// <summary>Releases the reservation of a file that was not sent.</summary>
    public void Release(LocalFile file)
    {
        lock (_gate)
            _left += file.Length;
    }

    public static IpernityUploadException TooLarge(LocalFile file, string method, string reason) =>
        new(UploadFailure.FileTooLarge, method, $"The file '{file.Path}' has {SizeText.Of(file.Length)}. {reason}");

    private static string NameOf(MediaKind kind) => kind switch
    {
        MediaKind.Photo => "A photo",
        MediaKind.Audio => "An audio file",
        MediaKind.Video => "A video",
        _ => "A file of its kind",
    };

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
