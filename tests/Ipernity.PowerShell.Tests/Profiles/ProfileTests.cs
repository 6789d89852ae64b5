using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Protocol.Signatures;

namespace Ipernity.PowerShell.Tests.Profiles;

/// <summary>Connections are saved in a vault and used by their name.</summary>
public sealed class ProfileTests
{
    [Theory]
    [InlineData("Connect-Ipernity work")]
    [InlineData("Connect-Ipernity WORK")]
    [InlineData("Connect-Ipernity -ProfileName work")]
    [InlineData("Connect-Ipernity -ProfileName work -Vault Store")]
    [InlineData("Connect-Ipernity")]
    public async Task A_saved_connection_connects_again(string script)
    {
        await using var session = await SaveAsync("work", "doc=write");
        session.Shell.Run("Disconnect-Ipernity");
        var connection = session.Shell.Run(script).Single;
        Assert.Equal("ada", connection.UserName);
        Assert.Equal("doc=write", connection.Permission.ToString());
        Assert.Equal(session.Sandbox.Address, connection.Server);
        Assert.Equal("work", connection.ProfileName);
        Assert.Equal("ada", session.Shell.Run("(Invoke-IpernityApi user.get).user.username").As<string>());
    }

    [Fact]
    public async Task The_signature_order_belongs_to_the_profile()
    {
        await using var session = await SandboxSession.StartAsync(new SandboxOptions { SignatureOrder = SigningOrder.SecretFirst });
        session.Shell.AddVaults("Store");
        var token = session.Sandbox.IssueToken("ada");
        session.Shell.Run(
            $"Connect-Ipernity {session.Application} -SignatureOrder SecretFirst -Token {token} -SaveAs old").AssertNoErrors();
        Assert.Equal("SecretFirst", session.Shell.Run("Connect-Ipernity old").Single.SignatureOrder.ToString());
    }

    [Fact]
    public async Task The_last_saved_profile_is_used_by_default()
    {
        await using var session = await SaveAsync("first", "doc=read");
        Save(session, "second", "noor");
        var result = session.Shell.Run("Connect-Ipernity");
        Assert.Equal("noor", result.Single.UserName);
        Assert.Contains(result.Information, hint => hint.Contains("'second'", StringComparison.Ordinal));
        Save(session, "first", "marek", "-Force");
        Assert.Equal("marek", session.Shell.Run("Connect-Ipernity").Single.UserName);
    }

    [Fact]
    public async Task The_environment_names_the_profile_of_a_runbook()
    {
        await using var session = await SaveAsync("work", "doc=read");
        Save(session, "other", "noor");
        using var environment = new EnvironmentScope { ["IPERNITY_PROFILE"] = "work", ["IPERNITY_TOKEN"] = "of-another-application" };
        Assert.Equal("ada", session.Shell.Run("Connect-Ipernity").Single.UserName);
        Assert.Equal("noor", session.Shell.Run("Connect-Ipernity other").Single.UserName);
    }

    [Fact]
    public async Task Credentials_of_the_environment_come_before_the_last_saved_profile()
    {
        await using var session = await SaveAsync("work", "doc=read");
        using var environment = new EnvironmentScope { ["IPERNITY_API_KEY"] = "the-key" };
        Assert.StartsWith("ApiSecretRequired,", session.Shell.Run("Connect-Ipernity").ErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_of_the_token_can_be_skipped()
    {
        await using var session = await SaveAsync("work", "doc=write");
        var calls = session.Sandbox.ReceivedCalls.Count;
        var connection = session.Shell.Run("Connect-Ipernity work -SkipTokenCheck").Single;
        Assert.Equal(calls, session.Sandbox.ReceivedCalls.Count);
        Assert.Equal("ada", connection.UserName);
        Assert.Equal("doc=write", connection.Permission.ToString());
        session.Shell.Run("Invoke-IpernityApi doc.getList -First 1").AssertNoErrors();
    }

    [Fact]
    public async Task Skipping_the_check_without_a_profile_is_a_warning()
    {
        await using var session = await SandboxSession.StartAsync();
        var result = session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser -SkipTokenCheck").AssertNoErrors();
        Assert.Contains("-SkipTokenCheck", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_authorization_without_Wait_is_saved_when_it_is_completed()
    {
        await using var session = await SandboxSession.StartAsync();
        session.Shell.AddVaults("Store");
        var frob = session.Shell.Run($"(Connect-Ipernity {session.Application} -NoBrowser -SaveAs work).Frob").As<string>();
        session.Sandbox.Authorize(frob);
        Assert.Equal("work", session.Shell.Run("Complete-IpernityAuth").Single.ProfileName);
        Assert.Equal("ada", session.Shell.Run("Connect-Ipernity work").Single.UserName);
    }

    [Fact]
    public async Task Profiles_are_listed_without_reading_a_secret()
    {
        await using var session = await SaveAsync("work", "doc=write");
        Save(session, "home", "noor");
        var profiles = session.Shell.Run("Get-IpernityProfile").AssertNoErrors().Output;
        Assert.Equal(["home", "work"], profiles.Select(profile => profile.Properties["Name"].Value));
        var work = session.Shell.Run("Get-IpernityProfile w*").Single;
        Assert.Equal("ada", work.UserName);
        Assert.Equal(session.Sandbox.Members.Demo.UserId, work.UserId);
        Assert.Equal("doc=write", work.Permission.ToString());
        Assert.Equal(session.Sandbox.Address, work.Server);
        Assert.Equal("Store", work.Vault);
        Assert.InRange((DateTimeOffset)work.SavedAt, DateTimeOffset.Now.AddMinutes(-1), DateTimeOffset.Now);
        Assert.Equal(0, session.Shell.Run("$global:reads").As<int>());
    }

    [Fact]
    public async Task A_removed_profile_is_gone_and_its_authorization_is_not()
    {
        await using var session = await SaveAsync("work", "doc=read");
        var result = session.Shell.Run("Remove-IpernityProfile work").AssertNoErrors();
        var hint = Assert.Single(result.Information);
        Assert.Contains("stays valid", hint, StringComparison.Ordinal);
        Assert.Contains("remove the application", hint, StringComparison.Ordinal);
        Assert.Empty(session.Shell.Run("Get-IpernityProfile").AssertNoErrors().Output);
        Assert.True(session.Shell.Run("Test-IpernityToken").As<bool>());
    }

    [Fact]
    public async Task Profiles_can_be_removed_from_the_pipeline()
    {
        await using var session = await SaveAsync("work", "doc=read");
        Save(session, "home", "noor");
        session.Shell.Run("Get-IpernityProfile | Remove-IpernityProfile").AssertNoErrors();
        Assert.Empty(session.Shell.Run("Get-IpernityProfile").Output);
    }

    [Fact]
    public async Task WhatIf_keeps_a_profile()
    {
        await using var session = await SaveAsync("work", "doc=read");
        session.Shell.Run("Remove-IpernityProfile work -WhatIf").AssertNoErrors();
        Assert.Single(session.Shell.Run("Get-IpernityProfile work").Output);
    }

    [Fact]
    public async Task A_vault_is_chosen_with_Vault()
    {
        await using var session = await SaveAsync("work", "doc=read", "Store", "Second");
        Save(session, "work", "noor", "-Vault Second");
        Assert.Equal("ada", session.Shell.Run("Connect-Ipernity work").Single.UserName);
        Assert.Equal("noor", session.Shell.Run("Connect-Ipernity work -Vault second").Single.UserName);
        session.Shell.Run("Remove-IpernityProfile work -Vault Second").AssertNoErrors();
        Assert.Equal("Store", session.Shell.Run("Get-IpernityProfile").Single.Vault);
    }

    [Fact]
    public async Task Signing_in_again_with_a_profile_updates_it()
    {
        await using var session = await SandboxSession.StartAsync(new() { AutoApprove = true });
        session.Shell.AddVaults("Store");
        Save(session, "work", "ada");
        session.Shell.Run("Disconnect-Ipernity; Connect-Ipernity work -Permission doc=delete -NoBrowser -Wait").AssertNoErrors();
        Assert.Equal("delete", session.Shell.Run("(Get-IpernityProfile work).Permission.Doc.ToString().ToLower()").As<string>());
    }

    [Fact]
    public async Task Tab_completes_the_names_of_profiles()
    {
        await using var session = await SaveAsync("work at home", "doc=read");
        Save(session, "spare", "noor");
        string[] Complete(string typed) => [.. session.Shell.Complete(typed).CompletionMatches.Select(match => match.CompletionText)];
        Assert.Equal(["'work at home'"], Complete("Connect-Ipernity wo"));
        Assert.Equal(["spare"], Complete("Remove-IpernityProfile sp"));
    }

    [Fact]
    public async Task No_stream_and_no_metadata_shows_the_secrets()
    {
        await using var session = await SandboxSession.StartAsync();
        session.Shell.AddVaults("Store");
        var token = session.Sandbox.IssueToken("ada");
        var result = session.Shell.Run(
            "$VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'; "
            + $"Connect-Ipernity {session.Application} -Token {token} -SaveAs work; Get-IpernityProfile; Connect-Ipernity work; "
            + "Get-SecretInfo -Vault Store | ForEach-Object { $_.Metadata.Values }; Remove-IpernityProfile work -Verbose *>&1");
        string[] shown =
        [
            session.Shell.Host.Shown, .. result.Information, .. result.Verbose, .. result.Debug, .. result.Warnings,
            .. result.Output.Select(output => output.ToString()),
        ];
        Assert.All(shown, text => Assert.DoesNotContain(token, text, StringComparison.OrdinalIgnoreCase));
        Assert.All(shown, text => Assert.DoesNotContain(session.Sandbox.Options.ApiSecret, text, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<SandboxSession> SaveAsync(string name, string permission, params string[] vaults)
    {
        var session = await SandboxSession.StartAsync();
        session.Shell.AddVaults(vaults.Length == 0 ? ["Store"] : vaults);
        var token = session.Sandbox.IssueToken("ada", permission);
        session.Shell.Run($"Connect-Ipernity {session.Application} -Token {token} -SaveAs '{name}'").AssertNoErrors();
        return session;
    }

    private static void Save(SandboxSession session, string name, string user, string parameters = "") => session.Shell.Run(
        $"Connect-Ipernity {session.Application} -Token {session.Sandbox.IssueToken(user)} -SaveAs '{name}' {parameters}").AssertNoErrors();
}
