using Ipernity.Api.Uploads;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Tests.Uploads;

/// <summary>A folder of files to upload, and runs that send them to a test's server.</summary>
internal sealed class UploadSetup : IDisposable
{
    public const string Quota = """{"api":{"status":"ok"},"quota":{"upload":{"unlimited":1}}}""";
    public const string Ticket = """{"api":{"status":"ok"},"ticket":"71"}""";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "ipernity-" + Guid.NewGuid().ToString("N"));

    public UploadSetup()
    {
        Directory.CreateDirectory(_folder);
    }

    public List<UploadResult> Results { get; } = [];

    public List<Exception> Failures { get; } = [];

    public UploadRequest File(
        string name = "a.jpg",
        string content = "12345",
        string? replaces = null,
        params KeyValuePair<string, string>[] fields
    )
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, content);
        return new UploadRequest(LocalFile.Find(path), replaces, fields);
    }

    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Sends files with one run, to its end.</summary>
    public async Task SendAsync(RawServer server, UploadOptions options, params UploadRequest[] files)
    {
        using var client = ClientSetup.ClientOf(server);
        using var run = new UploadRun(client, options, Take(Results), (_, failure) => Take(Failures)(failure));
        foreach (var file in files)
            await run.AddAsync(file, TestContext.Current.CancellationToken);
        await run.CompleteAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A server that answers a method with what a test says of it.</summary>
    public static RawServer Serving(Func<string, string?> answer) =>
        new(
            async (stream, request, stop) =>
            {
                var method = request.Split(' ')[1].Split('/')[2];
                if (answer(method) is not { } body)
                {
                    stream.Close();
                    return;
                }

                await RawServer.SendAsync(
                    stream,
                    "200 OK",
                    "Content-Type: application/json\r\n",
                    System.Text.Encoding.UTF8.GetBytes(body),
                    stop
                );
            }
        );

    public static UploadOptions Options(bool skip = false, bool wait = false, int retries = 0, int atOnce = 2) =>
        new(ClientSetup.Token)
        {
            SkipDuplicates = skip,
            WaitForDocuments = wait,
            Retries = new RetryPolicy(retries, TimeSpan.Zero),
            ThrottleLimit = atOnce,
        };

    public static int Count(RawServer server, string method)
    {
        lock (server.Requests)
            return server.Requests.Count(request => request.StartsWith($"POST /api/{method}/", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Action<T> Take<T>(List<T> list) =>
        item =>
        {
            lock (list)
                list.Add(item);
        };
}
