namespace Ipernity.Sandbox.CommandLine;

/// <summary>What the program prints once it listens. The first line is for programs that start it and wait for it.</summary>
internal static class Banner
{
    public static string Of(SandboxServer server)
    {
        var options = server.Options;
        var order = options.SignatureOrder == SignatureOrder.ParametersFirst ? "" : " -SignatureOrder SecretFirst";
        return
            $"""
            Listening on {server.Address}

              API key      {options.ApiKey}
              API secret   {options.ApiSecret}
              API          {server.Address}api/
              Page         {server.Address}apps/authorize
              Your apps    {server.Address}apps/authorized

            Connect-Ipernity -ApiKey {Quoted(options.ApiKey)} -ApiSecret {Quoted(options.ApiSecret)} -Server {server.Address}{order}

            Ctrl+C stops it.
            """;
    }

    /// <summary>As PowerShell needs it: in single quotes, unless it is plain letters and digits.</summary>
    private static string Quoted(string value) =>
        value.All(char.IsAsciiLetterOrDigit) && !value.All(char.IsAsciiDigit) ? value : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
