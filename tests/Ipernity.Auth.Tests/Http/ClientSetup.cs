using Ipernity.Auth.Http;
using Ipernity.Auth.Signing;

namespace Ipernity.Auth.Tests.Http;

/// <summary>A client of a test's server, and the secrets that must never show.</summary>
internal static class ClientSetup
{
    public const string Secret = "s3cret-s3cret";
    public const string Token = "t0ken-t0ken";
    public const string Ok = """{"api":{"status":"ok","at":"1300000000"}}""";

    public static IpernityClient ClientOf(RawServer server, IpernityClientOptions? options = null, SignatureOrder order = default) =>
        new(new IpernityApplication("the-key", Secret), IpernityServer.At(server.Address), order, options);

    public static ApiCall Call(string method = "test.echo") => new(method, new KeyValuePair<string, string>("echo", "é & 1+1=2")) { Token = Token };
}
