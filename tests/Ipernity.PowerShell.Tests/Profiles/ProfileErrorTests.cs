using System.Diagnostics;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Profiles;

/// <summary>The errors of profiles and vaults.</summary>
public sealed class ProfileErrorTests
{
    private const string Connect = ",Ipernity.PowerShell.Commands.ConnectIpernityCommand";

    [Theory]
    [InlineData("Connect-Ipernity wrok")]
    [InlineData("Get-IpernityProfile wrok")]
    [InlineData("Remove-IpernityProfile wrok")]
    [InlineData("$env:IPERNITY_PROFILE = 'wrok'; try { Connect-Ipernity } finally { $env:IPERNITY_PROFILE = $null }")]
    public async Task An_unknown_profile_is_an_error_that_lists_the_known_ones(string script)
    {
        await using var session = await StartAsync();
        var error = session.Shell.Run(script).Error;
        Assert.StartsWith("ProfileNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("'wrok'", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("work", error.ToString(), StringComparison.Ordinal);
        Assert.Equal("wrok", error.TargetObject);
    }

    [Theory]
    [InlineData("Connect-Ipernity work")]
    [InlineData("Connect-Ipernity -ApiKey k -ApiSecret s -SaveAs work")]
    [InlineData("Get-IpernityProfile")]
    [InlineData("Remove-IpernityProfile work")]
    public void Without_SecretManagement_one_error_has_the_commands_to_install_it(string script)
    {
        using var modules = new EnvironmentScope { ["PSModulePath"] = "" };
        using var shell = new Shell();
        var error = shell.Run(script).Error;
        Assert.StartsWith("SecretManagementMissing,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(
            "Install-PSResource Microsoft.PowerShell.SecretManagement", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains(
            "Install-PSResource Microsoft.PowerShell.SecretStore", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_an_error_before_the_person_signs_in()
    {
        await using var session = await StartAsync();
        var calls = session.Sandbox.ReceivedCalls.Count;
        var result = session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser -SaveAs Work");
        Assert.Equal("ProfileExists" + Connect, result.ErrorId);
        Assert.Equal(calls, session.Sandbox.ReceivedCalls.Count);
    }

    [Theory]
    [InlineData("0", "noor")]
    [InlineData("1", "ada")]
    public async Task Somebody_at_the_prompt_is_asked_before_a_profile_is_replaced(string answer, string user)
    {
        await using var session = await SandboxSession.StartAsync(host: new RecordingHost(answer));
        session.Shell.AddVaults("Store");
        Save(session, "ada");
        Save(session, "noor");
        Assert.Contains("Replace the profile 'work' of ada", session.Shell.Host.Shown, StringComparison.Ordinal);
        Assert.Equal(user, session.Shell.Run("Connect-Ipernity work").Single.UserName);
    }

    [Fact]
    public async Task A_revoked_token_names_the_profile_and_how_to_sign_in_again()
    {
        await using var session = await SandboxSession.StartAsync();
        session.Shell.AddVaults("Store");
        var token = Save(session, "ada");
        session.Sandbox.RevokeToken(token);
        var error = session.Shell.Run("Connect-Ipernity work").Error;
        Assert.Equal("TokenInvalid" + Connect, error.FullyQualifiedErrorId);
        Assert.Contains("'work'", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Connect-Ipernity work -Wait", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("throw [NotSupportedException]::new('no writing here')", "VaultReadOnly")]
    [InlineData("throw 'The vault is read-only.'", "VaultReadOnly")]
    [InlineData("", "VaultReadOnly")]
    [InlineData(
        "throw [Management.Automation.ErrorRecord]::new('no', 'SetSecretMetadataCommandNotSupported', 'NotImplemented', $null)",
        "VaultWithoutMetadata")]
    [InlineData("$global:store[$Vault][$Name] = @{ Name = $Name; Secret = $Secret }", "VaultWithoutMetadata")]
    [InlineData("throw 'The disk is full.'", "VaultFailed")]
    [InlineData("$Host.UI.ReadLine()", "VaultLocked")]
    public async Task Vaults_that_do_not_save_are_told_apart(string body, string id)
    {
        await using var session = await SandboxSession.StartAsync();
        session.Shell.AddVaults("Store");
        session.Shell.Run($"function global:Set-Secret {{ param($Name, $Secret, $Vault, $Metadata) {body} }}");
        var result = session.Shell.Run($"Connect-Ipernity {session.Application} -Token {session.Sandbox.IssueToken("ada")} -SaveAs work");
        Assert.Equal(id + Connect, result.ErrorId);
        Assert.Contains("'Store'", result.Error.ToString(), StringComparison.Ordinal);
        // The person has signed in, so the session is connected.
        Assert.Null(Assert.Single(result.Output).Properties["ProfileName"].Value);
        Assert.Empty(session.Shell.Run("Get-IpernityProfile").Output);
    }

    [Theory]
    [InlineData("-SaveAs work -Vault Stoer", "Store, Second")]
    [InlineData("-SaveAs work -Vault ''", null)]
    public async Task A_vault_that_is_not_registered_is_an_error_with_the_registered_ones(string parameters, string? named)
    {
        await using var session = await SandboxSession.StartAsync();
        session.Shell.AddVaults("Store", "Second");
        var error = session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser {parameters}").Error;
        Assert.StartsWith(
            named is null ? "ParameterArgumentValidationError," : "VaultNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(named ?? "Vault", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_vault_the_advice_is_to_register_one()
    {
        await using var session = await SandboxSession.StartAsync();
        session.Shell.AddVaults();
        var error = session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser -SaveAs work").Error;
        Assert.Equal("VaultNotFound" + Connect, error.FullyQualifiedErrorId);
        Assert.Contains("Register-SecretVault", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a*")]
    [InlineData("a/b")]
    [InlineData(" a")]
    [InlineData("a\u202Eb")]
    public async Task A_name_that_no_profile_can_have_is_an_error(string name)
    {
        await using var session = await StartAsync();
        Assert.Equal(
            "InvalidProfileName" + Connect,
            session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser -SaveAs '{name}'").ErrorId);
    }

    [Theory]
    [InlineData("Get-SecretInfo", "Connect-Ipernity")]
    [InlineData("Get-SecretInfo", "Connect-Ipernity work")]
    [InlineData("Get-Secret", "Connect-Ipernity work")]
    [InlineData("Get-SecretInfo", "Get-IpernityProfile")]
    [InlineData("Get-SecretInfo", "Remove-IpernityProfile work")]
    public async Task A_locked_vault_that_nobody_can_unlock_is_an_error(string command, string script)
    {
        await using var session = await StartAsync();
        session.Shell.Run($"function global:{command} {{ $Host.UI.ReadLineAsSecureString() }}");
        Assert.StartsWith("VaultLocked,", session.Shell.Run(script).ErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Connect-Ipernity work -TimeoutSec 1")]
    [InlineData("Get-IpernityProfile -TimeoutSec 1")]
    [InlineData("Remove-IpernityProfile work -TimeoutSec 1")]
    public async Task A_vault_that_does_not_answer_is_an_error_in_time(string script)
    {
        await using var session = await StartAsync();
        session.Shell.Run("function global:Get-SecretInfo { for (;;) { [Threading.Thread]::Sleep(10) } }");
        var watch = Stopwatch.StartNew();
        Assert.StartsWith("VaultTimedOut,", session.Shell.Run(script).ErrorId, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public async Task Ctrl_C_ends_the_wait_for_a_vault_at_once()
    {
        await using var session = await StartAsync();
        session.Shell.Run("function global:Get-SecretInfo { $global:isWaiting = $true; for (;;) { [Threading.Thread]::Sleep(10) } }");
        using var pipeline = session.Shell.Create("Connect-Ipernity work");
        pipeline.BeginInvoke();
        await Task.Delay(1000, TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        pipeline.Stop();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public async Task A_secret_that_is_no_profile_is_an_error()
    {
        await using var session = await StartAsync();
        session.Shell.Run("foreach ($secret in $global:store['Store'].Values) { $secret.Secret = 'changed' }");
        var error = session.Shell.Run("Connect-Ipernity work").Error;
        Assert.Equal("ProfileDamaged" + Connect, error.FullyQualifiedErrorId);
        Assert.DoesNotContain("changed", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_vault_does_not_hide_the_profiles_of_another_one()
    {
        await using var session = await SandboxSession.StartAsync();
        session.Shell.AddVaults("Store", "Locked");
        Save(session, "ada");
        session.Shell.Run(
            "$global:list = ${function:Get-SecretInfo}; function global:Get-SecretInfo { param($Name, $Vault) "
            + "if ($Vault -eq 'Locked') { throw 'The vault is locked.' }; & $global:list -Name $Name -Vault $Vault }");
        var result = session.Shell.Run("Get-IpernityProfile");
        Assert.Equal("work", Assert.Single(result.Output).Properties["Name"].Value);
        Assert.StartsWith("VaultLocked,", result.ErrorId, StringComparison.Ordinal);
        Assert.Equal("ada", session.Shell.Run("Connect-Ipernity work").Single.UserName);
        Assert.StartsWith("VaultLocked,", session.Shell.Run("Connect-Ipernity other").ErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Connect-Ipernity work -Token t")]
    [InlineData("Connect-Ipernity work -Connection $connection")]
    public async Task A_profile_excludes_other_credentials(string script)
    {
        await using var session = await StartAsync();
        Assert.Equal("ParameterConflict" + Connect, session.Shell.Run($"$connection = Get-IpernityConnection; {script}").ErrorId);
    }

    private static async Task<SandboxSession> StartAsync()
    {
        var session = await SandboxSession.StartAsync();
        session.Shell.AddVaults("Store");
        Save(session, "ada");
        return session;
    }

    private static string Save(SandboxSession session, string user)
    {
        var token = session.Sandbox.IssueToken(user);
        session.Shell.Run($"Connect-Ipernity {session.Application} -Token {token} -SaveAs work").AssertNoErrors();
        return token;
    }
}
