using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Hosting;

namespace Ipernity.PowerShell.Tests.Commands;

/// <summary>Connect-Ipernity -OAuth: the connection works in every cmdlet.</summary>
public sealed class ConnectOAuthTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.ConnectIpernityCommand";

    [Fact]
    public async Task The_sign_in_is_completed_as_any_other()
    {
        await using var session = await SandboxSession.StartAsync();
        var pending = session.Shell.Run($"Connect-Ipernity {session.Application} -OAuth -Permission doc=write -NoBrowser").Single;
        Assert.StartsWith(
            $"{session.Sandbox.Address}apps/oauth/authorize?oauth_token={pending.Frob}&perm_doc=write", ((Uri)pending.Url).AbsoluteUri,
            StringComparison.Ordinal);
        Assert.StartsWith("FrobNotAuthorized,", session.Shell.Run("Complete-IpernityAuth").ErrorId, StringComparison.Ordinal);
        session.Sandbox.Authorize((string)pending.Frob);
        Assert.Equal("ada", session.Shell.Run("Complete-IpernityAuth").Single.UserName);
        Assert.StartsWith("NoPendingAuthorization,", session.Shell.Run("Complete-IpernityAuth").ErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_connects_when_the_application_is_allowed()
    {
        await using var session = await SandboxSession.StartAsync();
        using var pipeline = session.Shell.Create($"Connect-Ipernity {session.Application} -OAuth -Permission doc=write -NoBrowser -Wait");
        var waiting = pipeline.BeginInvoke();
        string? line;
        bool IsLink(string text) => text.Contains("oauth_token=", StringComparison.Ordinal);
        while ((line = session.Shell.Host.Shown.Split('\n').FirstOrDefault(IsLink)) is null)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        session.Sandbox.Authorize(line.Split("oauth_token=")[1].Split('&')[0]);
        Assert.Equal("ada", Assert.Single(pipeline.EndInvoke(waiting)).Properties["UserName"].Value);
        Assert.Empty(pipeline.Streams.Error);
    }

    [Fact]
    public async Task The_connection_works_in_every_cmdlet()
    {
        await using var session = await ConnectAsync();
        var shell = session.Shell;
        Assert.True(shell.Run("Test-IpernityToken").As<bool>());
        Assert.Equal(150, shell.Run("Invoke-IpernityApi doc.getList -First 150").AssertNoErrors().Output.Count);
        Assert.Equal("ada", shell.Run("(Invoke-IpernityApi user.get -UseGet).user.username").As<string>());
        Assert.Equal("é+ &", shell.Run("(Invoke-IpernityApi test.echo @{ echo = 'é+ &' }).echo").As<string>());
        shell.Run("Get-IpernityMethod test.echo -Online").AssertNoErrors();
        shell.Run("Get-IpernityFrob").AssertNoErrors();
        var signature = shell.Run("Get-IpernitySignature doc.get @{ doc_id = 1 }").Single;
        Assert.StartsWith("POST&http", (string)signature.StringToSign, StringComparison.Ordinal);
        Assert.All(
            session.Sandbox.ReceivedCalls.Where(call => call.Method is "doc.getList" or "user.get" or "test.echo"),
            call => Assert.Contains("oauth_signature", call.Parameters.Keys));
    }

    [Fact]
    public async Task Files_are_uploaded_in_parallel()
    {
        await using var session = await ConnectAsync();
        var folder = Directory.CreateTempSubdirectory("ipernity-oauth-");
        try
        {
            foreach (var i in Enumerable.Range(0, 6))
            {
                var path = Path.Combine(folder.FullName, $"{i}.jpg");
                await File.WriteAllTextAsync(path, $"picture {i}", TestContext.Current.CancellationToken);
            }

            session.Shell["folder"] = folder.FullName;
            var sent = session.Shell.Run("Send-IpernityFile $folder/*.jpg -Title 'Été' -SkipDuplicate").AssertNoErrors().Output;
            Assert.Equal(6, sent.Count);
            Assert.All(sent, upload => Assert.Equal("Done", upload.Properties["Status"].Value.ToString()));
            Assert.DoesNotContain(session.Sandbox.ReceivedCalls, call => call.ApiCode != 0);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Several_runspaces_share_the_connection()
    {
        await using var session = await ConnectAsync();
        using var other = session.OpenShell();
        other["connection"] = session.Shell.Run("Get-IpernityConnection").Output[0];
        await Task.WhenAll(new[] { session.Shell, other }.Select(shell => Task.Run(() =>
            shell.Run("foreach ($i in 1..20) { Invoke-IpernityApi test.hello -Connection $connection }").AssertNoErrors())));
        Assert.DoesNotContain(session.Sandbox.ReceivedCalls, call => call.ApiCode != 0);
    }

    [Fact]
    public async Task It_is_saved_as_a_profile()
    {
        await using var session = await ConnectAsync("-SaveAs signed");
        session.Shell.Run("Disconnect-Ipernity; Connect-Ipernity signed").AssertNoErrors();
        Assert.Equal("ada", session.Shell.Run("(Invoke-IpernityApi user.get).user.username").As<string>());
        session.Shell.Run("Disconnect-Ipernity; Connect-Ipernity signed -SkipTokenCheck; Invoke-IpernityApi test.hello").AssertNoErrors();
        session.Shell.Run("Connect-Ipernity -Permission doc=delete -NoBrowser -Wait").AssertNoErrors();
        Assert.Contains("oauth_signature", session.Sandbox.ReceivedCalls[^1].Parameters.Keys);
    }

    [Fact]
    public async Task The_browser_brings_the_request_token_to_the_callback()
    {
        using var shell = new Shell();
        using var free = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        free.Start();
        var port = ((System.Net.IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        shell.Run($"$s = Start-IpernitySandbox -AutoApprove -Documents 1 -Callback http://localhost:{port}/").AssertNoErrors();
        Assert.Equal("ada", shell.Run($"Connect-Ipernity -Sandbox $s -OAuth -CallbackPort {port}").Single.UserName);
        shell.Run("Invoke-IpernityApi test.hello").AssertNoErrors();
        await Task.Yield();
    }

    [Fact]
    public void A_token_alone_cannot_sign()
    {
        using var shell = new Shell();
        Assert.Equal("TokenExcludesAuthorization" + Id, shell.Run("Connect-Ipernity -ApiKey k -ApiSecret s -OAuth -Token t").ErrorId);
    }

    [Fact]
    public async Task No_stream_shows_the_token_or_its_secret()
    {
        await using var session = await ConnectAsync();
        session.Shell.AddVaults("Store");
        var secrets = session.Shell.Run(
            "$flags = [Reflection.BindingFlags]'Instance, NonPublic, Public'; "
            + "$client = $connection.GetType().GetProperty('Client', $flags).GetValue($connection); "
            + "$client.OAuthToken.Value; $client.OAuthToken.Secret").AssertNoErrors().Output.Select(text => text.ToString()).ToArray();
        Assert.Equal(2, secrets.Length);
        var result = session.Shell.Run(
            "$VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'; Get-IpernityConnection; "
            + "Get-IpernitySignature doc.get @{ doc_id = 1 } | ForEach-Object { $_.StringToSign }; Invoke-IpernityApi no.such; "
            + "Invoke-IpernityApi test.echo @{} -Force; Test-IpernityToken");
        string[] shown =
        [
            session.Shell.Host.Shown, .. result.Verbose, .. result.Debug, .. result.Information, .. result.Output.Select(text => $"{text}"),
            .. result.Errors.Select(error => $"{error} {error.Exception} {error.ErrorDetails}"),
        ];
        Assert.All(shown, text => Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase)));
    }

    private static async Task<SandboxSession> ConnectAsync(string parameters = "")
    {
        var session = await SandboxSession.StartAsync(new SandboxOptions { AutoApprove = true });
        session.Shell.AddVaults("Store");
        var connect = $"Connect-Ipernity {session.Application} -OAuth -Permission doc=write -NoBrowser -Wait {parameters}";
        session.Shell.Run($"$connection = {connect}").AssertNoErrors();
        return session;
    }
}
