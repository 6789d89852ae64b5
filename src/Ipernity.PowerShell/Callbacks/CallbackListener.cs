using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ipernity.PowerShell.Callbacks;

/// <summary>
/// Waits on this computer until the authorization page redirects the browser here. It listens on loopback only, ignores unrelated
/// requests, and accepts one answer.
/// </summary>
internal sealed class CallbackListener : IDisposable
{
    private const int LongestHead = 16 * 1024;
    private const int MostConnections = 64;

    private static readonly TimeSpan RequestLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PageLimit = TimeSpan.FromSeconds(2);

    private readonly Uri _callback;
    private readonly List<TcpListener> _listeners = [];
    private readonly SemaphoreSlim _free = new(MostConnections);
    private readonly TaskCompletionSource<CallbackAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly string? _expected;

    private CallbackListener(Uri callback, string? expected)
    {
        _callback = callback;
        _expected = expected;
    }

    /// <summary>Whether a callback is a plain http address of this computer.</summary>
    public static bool CanListenAt(Uri callback) =>
        callback.IsAbsoluteUri && callback.Scheme == Uri.UriSchemeHttp && callback.IsLoopback && callback.Fragment.Length == 0
        && callback.UserInfo.Length == 0;

    /// <summary>Starts to listen.</summary>
    /// <param name="callback">The address that the browser comes back to.</param>
    /// <param name="requestToken">The request token of OAuth that it brings; null for a frob, which is not known before.</param>
    /// <exception cref="SocketException">The port is in use, or this account may not listen on it.</exception>
    public static CallbackListener Start(Uri callback, string? requestToken = null)
    {
        var listener = new CallbackListener(callback, requestToken);
        try
        {
            foreach (var address in FindAddresses(callback))
                listener.Listen(address);
            return listener;
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    /// <summary>Waits for the answer.</summary>
    /// <returns>The answer; null if the time ran out.</returns>
    public async Task<CallbackAnswer?> WaitAsync(TimeSpan limit, CancellationToken stop)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var first = await Task.WhenAny(_answer.Task, Task.Delay(limit, waiting.Token)).ConfigureAwait(false);
        waiting.Cancel();
        stop.ThrowIfCancellationRequested();
        return first == _answer.Task ? await _answer.Task.ConfigureAwait(false) : null;
    }

    public void Dispose()
    {
        foreach (var listener in _listeners)
            listener.Stop();
    }

    // A browser may take either address for localhost.
    private static IEnumerable<IPAddress> FindAddresses(Uri callback)
    {
        if (IPAddress.TryParse(callback.Host.Trim('[', ']'), out var address))
            return [address];
        return Socket.OSSupportsIPv6 ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [IPAddress.Loopback];
    }

    private void Listen(IPAddress address)
    {
        // Exclusive, so that no other program on this computer can listen on the same port and take the frob.
        var listener = new TcpListener(address, _callback.Port) { ExclusiveAddressUse = true };
        try
        {
            listener.Start();
        }
        catch (SocketException failure) when (_listeners.Count > 0 && failure.SocketErrorCode
            is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported)
        {
            // This computer has no IPv6.
            return;
        }

        _listeners.Add(listener);
        _ = AcceptAsync(listener);
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                await _free.WaitAsync().ConfigureAwait(false);
                _ = ServeAsync(await listener.AcceptTcpClientAsync().ConfigureAwait(false));
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The wait is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            // .NET Framework ends a pending read only with its connection.
            using (new Timer(static late => ((TcpClient)late!).Close(), client, RequestLimit, Timeout.InfiniteTimeSpan))
            {
                var head = await ReadHeadAsync(client.GetStream()).ConfigureAwait(false);
                var answer = CallbackRequest.Read(head)?.FindAnswer(_callback, _expected);
                var page = answer is null ? CallbackPage.NotFound : answer.Frob is null ? CallbackPage.Refused : CallbackPage.Allowed;
                var sent = SendAsync(client, page);
                if (answer is null)
                {
                    await sent.ConfigureAwait(false);
                    return;
                }

                // The answer is valid even if the browser does not read the page.
                await Task.WhenAny(sent, Task.Delay(PageLimit)).ConfigureAwait(false);
                _answer.TrySetResult(answer);
            }
        }
        catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The client closed the connection.
        }
        finally
        {
            _free.Release();
        }
    }

    private static async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var buffer = new byte[LongestHead];
        var length = 0;
        while (length < buffer.Length)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length)).ConfigureAwait(false);
            if (read == 0)
                break;
            length += read;
            var head = Encoding.ASCII.GetString(buffer, 0, length);
            var end = head.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0)
                return head.Substring(0, end);
        }

        return "";
    }

    private static async Task SendAsync(TcpClient client, byte[] page)
    {
        var stream = client.GetStream();
        await stream.WriteAsync(page.AsMemory()).ConfigureAwait(false);
        client.Client.Shutdown(SocketShutdown.Send);
        // If the connection closed earlier, it could be reset before the browser has read the page.
        var rest = new byte[1024];
        while (await stream.ReadAsync(rest.AsMemory()).ConfigureAwait(false) > 0)
        {
        }
    }
}
