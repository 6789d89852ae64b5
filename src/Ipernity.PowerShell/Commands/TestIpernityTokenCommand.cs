using System.Management.Automation;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Secrets;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Tests with the service whether a token is valid. If the service cannot answer, the result is an error, not false.</summary>
[Cmdlet(VerbsDiagnostic.Test, "IpernityToken", DefaultParameterSetName = ParameterSets.Connection)]
[OutputType(typeof(bool))]
public sealed class TestIpernityTokenCommand : ApplicationCmdlet
{
    /// <summary>The token, as a SecureString or a string. The default is the connection's token, then IPERNITY_TOKEN.</summary>
    [Parameter]
    [SecretText]
    [AllowNull]
    public SecureString? Token { get; set; }

    /// <summary>Tests the token.</summary>
    protected override void ProcessRecord()
    {
        var connection = FindConnection();
        if (FindToken(connection) is not { } token)
        {
            this.WriteDetail("Not connected: there is no token to test.");
            WriteObject(false);
            return;
        }

        if (token.Length == 0)
        {
            ThrowTerminatingError(ConnectionErrors.TokenRequired(
                "Use a token that is not empty, or omit -Token to test the token of the connection."));
        }

        var client = ClientOf(connection);
        try
        {
            var answer = Await(client, stop => new DesktopAuthorization(client).CheckTokenAsync(token, CreateOptions(), stop));
            this.WriteDetail($"The token is valid: {answer}.");
            WriteObject(true);
        }
        catch (IpernityApiException failure) when (failure.SharedCode == ApiErrorCode.TokenInvalid)
        {
            this.WriteDetail(failure.Message);
            WriteObject(false);
        }
        catch (IpernityException failure)
        {
            WriteError(ErrorRecords.From(failure, connection));
        }
    }

    private string? FindToken(IpernityConnection? connection) => this.IsGiven(nameof(Token))
        ? SecureText.Reveal(Token).Trim()
        : connection?.TokenText ?? EnvironmentVariables.Read(EnvironmentVariables.Token)?.Trim();
}
