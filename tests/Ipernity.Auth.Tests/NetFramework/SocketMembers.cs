using System.Net.Security;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Authentication;

namespace Ipernity.Auth.Tests.NetFramework;

/// <summary>What .NET has for servers, in terms of .NET Framework.</summary>
internal static class SocketMembers
{
    private static readonly PropertyInfo StreamSocket = typeof(NetworkStream).GetProperty(
        "Socket",
        BindingFlags.Instance | BindingFlags.NonPublic
    )!;

    extension(NetworkStream stream)
    {
        public Socket Socket => (Socket)StreamSocket.GetValue(stream)!;
    }

    extension(TcpListener listener)
    {
        // Mono sometimes never completes an accept whose listener was stopped, so a stop does not wait for it.
        public async Task<TcpClient> AcceptTcpClientAsync(CancellationToken stop)
        {
            var stopped = new TaskCompletionSource<TcpClient>(TaskCreationOptions.RunContinuationsAsynchronously);
            using var stopping = stop.Register(() => stopped.TrySetCanceled(stop));
            return await await Task.WhenAny(listener.AcceptTcpClientAsync(), stopped.Task);
        }
    }

    extension(SslStream stream)
    {
        public Task AuthenticateAsServerAsync(SslServerAuthenticationOptions options, CancellationToken _) =>
            stream.AuthenticateAsServerAsync(
                options.ServerCertificate,
                clientCertificateRequired: false,
                SslProtocols.Tls12,
                checkCertificateRevocation: false
            );
    }
}
