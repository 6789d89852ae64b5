using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Protocol.Signatures;

namespace Ipernity.Sandbox.CommandLine;

/// <summary>The text that the program prints when it listens. Programs that start the sandbox wait for its first line.</summary>
internal static class StartupBanner
{
    public static string Of(IRunningSandbox sandbox)
    {
        var options = sandbox.Options;
        var order = options.SignatureOrder == SigningOrder.ParametersFirst ? "" : " -SignatureOrder SecretFirst";
        return
            $"""
            Listening on {sandbox.Address}

              API key       {options.ApiKey}
              API secret    {options.ApiSecret}{Https(sandbox)}
              API           {sandbox.Address}api/
              Sign-in page  {sandbox.Address}apps/authorize
              Applications  {sandbox.Address}apps/authorized

            Connect-Ipernity -ApiKey {Quote(options.ApiKey)} -ApiSecret {Quote(options.ApiSecret)} -Server {sandbox.Address}{order}

            Press Ctrl+C to stop.
            """;
    }

    private static string Https(IRunningSandbox sandbox) =>
        sandbox.HttpsAddress is { } address ? $"{Environment.NewLine}  HTTPS         {address}" : "";

    /// <summary>Quotes a value for PowerShell, unless it consists of letters and digits with at least one letter.</summary>
    private static string Quote(string value) =>
        value.All(char.IsAsciiLetterOrDigit) && !value.All(char.IsAsciiDigit)
            ? value
            : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
