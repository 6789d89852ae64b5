using System.Management.Automation;
using Ipernity.Auth.Tests.Support;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Secrets;

/// <summary>No output, log or file contains the secret, the token or the signature.</summary>
public sealed class SecretTests
{
    private const string Everything =
        "$VerbosePreference = 'Continue'; $DebugPreference = 'Continue'; $InformationPreference = 'Continue'; ";

    [Theory]
    [InlineData("Get-IpernityConnection")]
    [InlineData("Invoke-IpernityApi test.echo @{ echo = 'x' }")]
    [InlineData("Invoke-IpernityApi test.echo @{ echo = 'x' } -UseGet")]
    [InlineData("Invoke-IpernityApi test.echo @{}")]
    [InlineData("Invoke-IpernityApi no.such.method")]
    [InlineData("Invoke-IpernityApi doc.delete @{ doc_id = 1 }")]
    [InlineData("Test-IpernityToken")]
    [InlineData("Get-IpernityFrob")]
    [InlineData("Get-IpernitySignature test.echo @{ echo = 'x' }")]
    [InlineData("Connect-Ipernity -ApiKey $key -ApiSecret $secret -Server $server -Token $token")]
    [InlineData("Connect-Ipernity -ApiKey $key -ApiSecret $secret -Server $server -NoBrowser")]
    [InlineData("Connect-Ipernity -ApiKey wrong -ApiSecret $secret -Server $server -Token $token")]
    [InlineData("Disconnect-Ipernity; Invoke-IpernityApi test.hello -Connection $connection")]
    public async Task No_stream_shows_them(string script)
    {
        await using var session = await SandboxSession.StartAsync();
        var token = session.Connect(session.Shell, session.Sandbox.Members.Demo.UserId);
        session.Shell["token"] = token;
        var result = session.Shell.Run(Everything + script);

        var shown = new List<string> { session.Shell.Host.Shown };
        shown.AddRange([.. result.Warnings, .. result.Verbose, .. result.Debug, .. result.Information]);
        shown.AddRange(result.Progress.Select(record => record.ToString()));
        shown.AddRange(result.Output.SelectMany(Texts));
        shown.AddRange(result.Errors.SelectMany(Texts));
        AssertNothing(shown, session, token);
    }

    [Theory]
    [InlineData("$connection")]
    [InlineData("Get-IpernitySignature test.echo @{ echo = 'x' }")]
    [InlineData("Invoke-IpernityApi no.such.method")]
    public async Task No_view_shows_them(string script)
    {
        await using var session = await SandboxSession.StartAsync();
        var token = session.Connect(session.Shell, session.Sandbox.Members.Demo.UserId);
        AssertNothing([session.Shell.Show(script)], session, token);
    }

    [Fact]
    public async Task No_error_of_an_unreachable_server_shows_them()
    {
        await using var session = await SandboxSession.StartAsync();
        var token = session.Connect(session.Shell, session.Sandbox.Members.Demo.UserId);
        await session.Sandbox.DisposeAsync();
        AssertNothing(Texts(session.Shell.Run("Invoke-IpernityApi test.echo @{ echo = 'x' } -UseGet").Error), session, token);
    }

    [Theory]
    [InlineData("Connect-Ipernity", "ApiKeyInvalid")]
    [InlineData("Connect-Ipernity -Token t", "ApiKeyInvalid")]
    [InlineData("Get-IpernityFrob", "ApiKeyInvalid")]
    [InlineData("Invoke-IpernityApi test.hello", "ApiKeyInvalid")]
    public async Task A_key_and_a_secret_that_are_swapped_do_not_show_the_secret(string cmdlet, string id)
    {
        await using var server = RawServer.Answering(
            """{ "api": { "status": "error", "code": "101", "message": "Invalid key: the-api-secret", "at": "1" } }""");
        using var shell = new Shell();
        var error = shell.Run(
            $"try {{ {cmdlet} -ApiKey the-api-secret -ApiSecret the-api-key -Server {server.Address} -ErrorAction Stop }} catch {{ $_ }}")
            .As<ErrorRecord>();
        Assert.StartsWith($"{id},", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        foreach (var text in new[] { $"{error.TargetObject}", error.CategoryInfo.TargetName, $"{error.Exception}", $"{error}" })
            Assert.DoesNotContain("the-api-secret", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_secret_given_as_the_key_is_not_shown()
    {
        using var shell = new Shell();
        var error = shell.Run("try { Connect-Ipernity -ApiKey the-api-secret -ApiSecret '' } catch { $_ }").As<ErrorRecord>();
        Assert.StartsWith("ApiSecretRequired,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Null(error.TargetObject);
        Assert.DoesNotContain("the-api-secret", $"{error}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serialized_connections_have_neither_token_nor_secret()
    {
        await using var session = await SandboxSession.StartAsync();
        var token = session.Connect(session.Shell, session.Sandbox.Members.Demo.UserId);
        var written = PSSerializer.Serialize(session.Shell.Run("$connection").Output[0]);
        AssertNotWritten(written, session, token);
    }

    [Fact]
    public async Task Without_the_type_data_the_token_is_not_serialized()
    {
        await using var session = await SandboxSession.StartAsync();
        var token = session.Connect(session.Shell, session.Sandbox.Members.Demo.UserId);
        using var bare = new Shell(import: false);
        bare["connection"] = session.Shell.Run("$connection").As<object>();
        AssertNotWritten(
            bare.Run("[System.Management.Automation.PSSerializer]::Serialize(@{ kept = $connection }, 5)").As<string>(), session, token);
    }

    [Fact]
    public async Task After_Remove_Module_the_token_is_not_serialized()
    {
        await using var session = await SandboxSession.StartAsync();
        var token = session.Connect(session.Shell, session.Sandbox.Members.Demo.UserId);
        AssertNotWritten(
            session.Shell.Run(
                "Remove-Module Ipernity; [System.Management.Automation.PSSerializer]::Serialize($connection, 5)").As<string>(),
            session,
            token);
    }

    [Fact]
    public async Task JSON_has_neither_token_nor_secret()
    {
        await using var session = await SandboxSession.StartAsync();
        var token = session.Connect(session.Shell, session.Sandbox.Members.Demo.UserId);
        AssertNothing([System.Text.Json.JsonSerializer.Serialize(session.Shell.Run("$connection").As<object>())], session, token);
    }

    private static IEnumerable<string> Texts(PSObject output)
    {
        yield return output.ToString();
        foreach (var property in output.Properties.Where(property => property.Name != "Signature" && property.Value is not Uri))
            yield return $"{property.Name}={property.Value}";
    }

    private static IEnumerable<string> Texts(ErrorRecord error) =>
        [
            error.ToString(),
            error.Exception.ToString(),
            $"{error.TargetObject}",
            $"{error.ErrorDetails}",
            $"{error.ErrorDetails?.RecommendedAction}",
            error.CategoryInfo.ToString(),
            error.FullyQualifiedErrorId];

    private static void AssertNotWritten(string written, SandboxSession session, string token)
    {
        AssertNothing([written], session, token);
        // On Linux and macOS a SecureString is written as the digits of its UTF-16 text.
        Assert.DoesNotContain(
            Convert.ToHexString(System.Text.Encoding.Unicode.GetBytes(token)), written, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<SS", written, StringComparison.Ordinal);
        Assert.Contains(session.Sandbox.Members.Demo.UserName, written, StringComparison.Ordinal);
    }

    private static void AssertNothing(IEnumerable<string> shown, SandboxSession session, string token)
    {
        var signatures = session.Sandbox.ReceivedCalls.Select(call => call.Parameters.GetValueOrDefault("api_sig")).OfType<string>();
        var hidden = new List<string> { session.Sandbox.Options.ApiSecret, token };
        // To show a signature is what Get-IpernitySignature is for.
        hidden.AddRange(
            signatures.Where(signature => !shown.Any(text => text.Contains("Signature    : " + signature, StringComparison.Ordinal))));
        foreach (var text in shown)
        {
            foreach (var secret in hidden)
                Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        }
    }
}
