using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Commands;

public sealed class SignatureTests
{
    private const string First = "-ApiKey 6fa87ba500002712bd4eed6020f3bd72 -ApiSecret e9a599f0cf6ce193";
    private const string Second = "-ApiKey 0123456789abcdef0123456789abcdef -ApiSecret 0a2b3c4d5e6a7b8d -SignatureOrder SecretFirst";

    [Theory]
    [InlineData("-Method doc.tags.add -Parameters @{ doc_id = 1234; keywords = 'easy' } " + First, "a269b218feb341ef03bc093a0f2c8078")]
    [InlineData("-Parameters @{ perm_network = 'read' } " + First, "da183021cd39461108770b822fcd9398")]
    [InlineData("-Method auth.getToken -Parameters @{ frob = '123456789-0ad5e2a80ad5e2a8' } " + Second, "8ae34e6d4abe8384cf45c70f9b90c657")]
    [InlineData("-Parameters @{ perm_doc = 'write' } " + Second, "d1ec59737e69c31f7a65ac3cf73c61d0")]
    public void The_documented_examples_are_reproduced(string arguments, string signature)
    {
        using var shell = new Shell();
        Assert.Equal(signature, shell.Run($"Get-IpernitySignature {arguments}").Single.Signature);
    }

    [Fact]
    public void The_string_to_sign_is_shown_with_the_secret_masked()
    {
        using var shell = new Shell();
        var signature = shell.Run($"Get-IpernitySignature doc.get @{{ doc_id = 1 }} {First}").Single;
        Assert.Equal("api_key6fa87ba500002712bd4eed6020f3bd72doc_id1doc.get***", signature.StringToSign);
        Assert.Equal("ParametersFirst", signature.Order.ToString());
    }

    [Fact]
    public void A_SecureString_is_not_shown()
    {
        using var shell = new Shell();
        Assert.Equal(
            "api_key6fa87ba500002712bd4eed6020f3bd72pw***m***",
            shell.Run(
                $"(Get-IpernitySignature m @{{ pw = [Net.NetworkCredential]::new('', 'hushhush').SecurePassword }} " +
                $"{First}).StringToSign").As<string>());
    }

    [Theory]
    [InlineData("api-secret")]
    [InlineData("x api-secret y")]
    public void A_secret_inside_a_value_is_not_shown(string title)
    {
        using var shell = new Shell();
        shell["title"] = title;
        string shown = shell.Run("Get-IpernitySignature doc.set @{ title = $title } -ApiKey k -ApiSecret api-secret").Single.StringToSign;
        Assert.Equal($"api_keyktitle{title.Replace("api-secret", "***", StringComparison.Ordinal)}doc.set***", shown);
    }

    [Fact]
    public async Task A_connections_call_is_signed_as_it_is_sent()
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Shell.Run("Invoke-IpernityApi test.echo @{ echo = 'x' }").AssertNoErrors();
        var signature = session.Shell.Run("Get-IpernitySignature test.echo @{ echo = 'x' }").Single;
        Assert.Equal(session.Sandbox.ReceivedCalls[^1].Parameters["api_sig"], signature.Signature);
        Assert.Contains("auth_token***", signature.StringToSign, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_sent()
    {
        using var shell = new Shell();
        shell.Run($"Get-IpernitySignature doc.get @{{ doc_id = 1 }} {First} -Server http://127.0.0.1:9").AssertNoErrors();
    }

    [Fact]
    public void A_value_that_cannot_be_signed_is_an_error()
    {
        using var shell = new Shell();
        Assert.Equal(
            "InvalidCall,Ipernity.PowerShell.Commands.GetIpernitySignatureCommand",
            shell.Run($"Get-IpernitySignature doc.get @{{ doc_id = $null }} {First}").ErrorId);
    }
}
