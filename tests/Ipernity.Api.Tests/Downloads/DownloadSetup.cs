using System.Text;
using Ipernity.Api.Documents;
using Ipernity.Api.Downloads;
using Ipernity.Auth.Http;
using Ipernity.Auth.Signing;

namespace Ipernity.Api.Tests.Downloads;

/// <summary>A folder for downloads, and runs that download from a test's server.</summary>
internal sealed class DownloadSetup : IDisposable
{
    public static readonly byte[] Content = [.. Enumerable.Range(0, 300_000).Select(static i => (byte)(i * 7 % 251))];

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "ipernity-" + Guid.NewGuid().ToString("N"));

    public List<DownloadResult> Results { get; } = [];

    public List<Exception> Failures { get; } = [];

    /// <summary>All files of the folder, also hidden ones, by their relative paths.</summary>
    public string[] Files => Directory.Exists(Folder)
        ? [.. Directory.GetFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(file => file.Substring(Folder.Length + 1).Replace('\\', '/')).OrderBy(static name => name, StringComparer.Ordinal)]
        : [];

    public string PathOf(string name) => Path.Combine(Folder, name);

    public byte[] Read(string name) => File.ReadAllBytes(PathOf(name));

    public void Write(string name, byte[] content)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllBytes(PathOf(name), content);
    }

    /// <summary>A document of which the service has told everything.</summary>
    public static IpernityDocument Document(RawServer server, string id = "1001", string title = "Harbour", byte[]? content = null) => new()
    {
        Id = id,
        Title = title,
        FileName = "IMG_1.JPG",
        FileSize = (content ?? Content).Length,
        Md5 = Md5Of(content ?? Content),
        OriginalUrl = new Uri(server.Address, $"media/{id}.original.jpg"),
        Tags = [],
        Description = "",
        CreatedAt = new DateTime(2024, 6, 30, 17, 50, 0, DateTimeKind.Unspecified),
    };

    public DownloadOptions Options(
        string template = "{Title}", SidecarKind sidecar = SidecarKind.None, bool force = false, int retries = 2, int timeout = 20_000,
        string size = DownloadOptions.Original) => new(ClientSetup.Token, Folder)
        {
            FileName = FileNameTemplate.Parse(template),
            Sidecar = sidecar,
            Force = force,
            Size = size,
            Retries = new RetryPolicy(retries, TimeSpan.Zero),
            Timeout = TimeSpan.FromMilliseconds(timeout),
        };

    /// <summary>Downloads documents with one run, to its end.</summary>
    public async Task RunAsync(RawServer server, DownloadOptions options, params IpernityDocument[] documents)
    {
        using var client = ClientSetup.ClientOf(server);
        using var run = new DownloadRun(client, options, Take(Results), (_, failure) => Take(Failures)(failure));
        foreach (var document in documents)
            await run.AddAsync(document, TestContext.Current.CancellationToken);
        await run.CompleteAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Answers a request for a file, or for the rest of it.</summary>
    public static async Task SendAsync(
        Stream stream, string request, byte[] content, CancellationToken stop, int? cutAt = null, string tag = "\"v1\"")
    {
        var start = Start(request) is { } from && (Header(request, "If-Range") ?? tag) == tag ? from : 0;
        var head = start > 0
            ? $"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes {start}-{content.Length - 1}/{content.Length}\r\n"
            : "HTTP/1.1 200 OK\r\n";
        var end = Math.Min(cutAt ?? content.Length, content.Length);
        var bytes = Encoding.ASCII.GetBytes($"{head}ETag: {tag}\r\nContent-Length: {content.Length - start}\r\n\r\n");
        await stream.WriteAsync(bytes.AsMemory(), stop);
        await stream.WriteAsync(content.AsMemory(start, Math.Max(0, end - start)), stop);
        await stream.FlushAsync(stop);
        if (end < content.Length)
            stream.Close();
    }

    public static RawServer Serving(byte[]? content = null) =>
        new((stream, request, stop) => SendAsync(stream, request, content ?? Content, stop));

    public static string? Header(string request, string name) => request.Split('\n')
        .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
        .Select(line => line.Substring(name.Length + 1).Trim()).FirstOrDefault();

    public static int? Start(string request) => Header(request, "Range") is { } range
        ? int.Parse(range.Substring("bytes=".Length).Split('-')[0], System.Globalization.CultureInfo.InvariantCulture)
        : null;

    public void Dispose()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    private static string Md5Of(byte[] content) => Md5Hex.Of(content, content.Length);

    private static Action<T> Take<T>(List<T> list) => item =>
    {
        lock (list)
            list.Add(item);
    };
}
