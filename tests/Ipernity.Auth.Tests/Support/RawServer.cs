using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ipernity.Auth.Tests.Support;

/// <summary>A server on loopback that sends, byte for byte, what a test tells it to, however wrong.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<NetworkStream, string, CancellationToken, Task> _answer;
    private readonly Task _accepting;
    private int _connections;
    private int _closedConnections;

    public RawServer(Func<NetworkStream, string, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public int Connections => _connections;

    /// <summary>How many connections have ended.</summary>
    public int ClosedConnections => Volatile.Read(ref _closedConnections);

    /// <summary>The requests as they came: the head, an empty line, the body.</summary>
    public List<string> Requests { get; } = [];

    public static RawServer Answering(string body, string status = "200 OK", string headers = "Content-Type: application/json\r\n") =>
        new((stream, _, stop) => SendAsync(stream, status, headers, Encoding.UTF8.GetBytes(body), stop));

    public static RawServer Answering(byte[] body, string headers) =>
        new((stream, _, stop) => SendAsync(stream, "200 OK", headers, body, stop));

    public static async Task SendAsync(Stream stream, string status, string headers, byte[] body, CancellationToken stop)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{headers}Content-Length: {body.Length}\r\n\r\n"), stop);
        await stream.WriteAsync(body, stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
                serving.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        Interlocked.Increment(ref _connections);
        using (client)
        {
            try
            {
                // Without it each answer waits for the acknowledgement of its head.
                client.NoDelay = true;
                var stream = client.GetStream();
                while (await ReadRequestAsync(stream) is { } request)
                {
                    lock (Requests)
                        Requests.Add(request);
                    await _answer(stream, request, _stop.Token);
                }
            }
            catch (Exception end) when (end is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
            {
                // The client went, or the test is over.
            }
            finally
            {
                Interlocked.Increment(ref _closedConnections);
            }
        }
    }

    private async Task<string?> ReadRequestAsync(NetworkStream stream)
    {
        var received = new StringBuilder();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0)
                return null;
            received.Append(Encoding.ASCII.GetString(buffer, 0, read));
            var text = received.ToString();
            var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head >= 0 && text.Length >= head + 4 + ContentLength(text[..head]))
                return text;
        }
    }

    private static int ContentLength(string head) =>
        head.Split("\r\n")
            .Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            .Select(line => int.Parse(line[15..], System.Globalization.CultureInfo.InvariantCulture))
            .FirstOrDefault();
}
