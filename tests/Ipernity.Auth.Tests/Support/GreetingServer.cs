using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ipernity.Auth.Tests.Support;

/// <summary>A server that speaks first, as mail servers do.</summary>
internal sealed class GreetingServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;

    public GreetingServer(string greeting)
    {
        _listener.Start();
        _serving = ServeAsync(Encoding.ASCII.GetBytes(greeting));
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public async ValueTask DisposeAsync()
    {
        await _serving;
        _listener.Stop();
    }

    private async Task ServeAsync(byte[] greeting)
    {
        using var client = await _listener.AcceptTcpClientAsync();
        await client.GetStream().WriteAsync(greeting);
    }
}
