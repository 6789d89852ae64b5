using System.Text.RegularExpressions;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.Auth.Signing;

namespace Ipernity.Auth.Tests.Support;

/// <summary>A client of a test's server, and the secrets that must never show.</summary>
internal static class ClientSetup
{
    public const string Secret = "s3cret-s3cret";
    public const string Token = "t0ken-t0ken";
    public const string Ok = """{"api":{"status":"ok","at":"1300000000"}}""";

    private static readonly Regex Signature = new("api_sig=([0-9a-f]{32})");

    public static IpernityClient ClientOf(RawServer server, IpernityClientOptions? options = null, SignatureOrder order = default) =>
        new(
            new IpernityApplication("the-key", Secret),
            IpernityServer.At(server.Address),
            order,
            (options ?? new IpernityClientOptions()) with
            {
                FindRules = FindRules,
            }
        );

    /// <summary>What a catalogue would know of the methods that the tests call.</summary>
    public static MethodRules FindRules(string method) =>
        method switch
        {
            "album.getList" or "test.echo" or "test.hello" => new(ChangesData: false, NeedsSignature: false),
            "account.getQuota" or "doc.getList" or "doc.checkMD5" or "upload.checkTickets" => new(ChangesData: false, NeedsSignature: true),
            _ => MethodRules.Unknown,
        };

    public static CallOptions Options { get; } = new() { Token = Token };

    public static ApiCall Call(string method = "test.echo") => new(method, new KeyValuePair<string, string>("echo", "é & 1+1=2"));

    /// <summary>No text of the failure holds the secret, the token, or a signature that the server was sent.</summary>
    public static void AssertShowsNoSecret(IpernityException failure, RawServer server)
    {
        var everything = failure + failure.Message + failure.Summary + string.Concat(failure.Data.Values.Cast<object>());
        string[] signatures;
        lock (server.Requests)
            signatures =
            [
                .. server.Requests.SelectMany(request => Signature.Matches(request).Cast<Match>()).Select(match => match.Groups[1].Value),
            ];
        Assert.All(
            [Secret, Token, "api_sig", "auth_token", .. signatures],
            secret => Assert.DoesNotContain(secret, everything, StringComparison.OrdinalIgnoreCase)
        );
    }
}
