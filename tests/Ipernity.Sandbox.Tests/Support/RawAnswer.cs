using System.Net.Sockets;
using System.Text;

namespace Ipernity.Sandbox.Tests.Support;

/// <summary>The answer on a raw socket, up to the end or the reset of the connection.</summary>
internal sealed record RawAnswer(string Text, bool IsReset)
{
    /// <summary>Posts a call of <paramref name="client"/> and leaves closing the connection to the server.</summary>
    public static async Task<RawAnswer> ReadAsync(Client client, string method, params (string Name, object Value)[] parameters)
    {
        using var socket = await SendAsync(client, method, parameters);
        var text = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken) is var read and > 0)
                text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            return new RawAnswer(text.ToString(), IsReset: false);
        }
        catch (SocketException problem) when (problem.SocketErrorCode == SocketError.ConnectionReset)
        {
            return new RawAnswer(text.ToString(), IsReset: true);
        }
    }

    /// <summary>A socket after a complete call was sent.</summary>
    public static async Task<Socket> SendAsync(Client client, string method, params (string Name, object Value)[] parameters)
    {
        var body = Client.Query(client.Signed(method, parameters));
        var address = client.Server.Address;
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        var request =
            $"POST /api/{method} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n"
            + $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        return socket;
    }
}
