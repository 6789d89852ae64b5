using System.Management.Automation;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Secrets;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Asks the service whether a token is good: true or false. What keeps it from answering is an error.</summary>
[Cmdlet(VerbsDiagnostic.Test, "IpernityToken", DefaultParameterSetName = ParameterSets.Connection)]
[OutputType(typeof(bool))]
public sealed class TestIpernityTokenCommand : ConnectionCmdlet
{
    private const int TokenInvalid = 107;

    /// <summary>The token to ask about, as a SecureString or a string. Where left out: the connection's, then IPERNITY_TOKEN.</summary>
    [Parameter]
    [SecretText]
    [AllowNull]
    public SecureString? Token { get; set; }

    /// <summary>Asks the service.</summary>
    protected override void ProcessRecord()
    {
        var connection = FindConnection();
        if (FindToken(connection) is not { } token)
        {
            WriteDetail("Not connected: there is no token to ask about.");
            WriteObject(false);
            return;
        }

        if (token.Length == 0)
            ThrowTerminatingError(ErrorRecords.TokenRequired());
        var client = ClientOf(connection);
        try
        {
            var answer = Await(stop => new DesktopAuthorization(client).CheckTokenAsync(token, cancellationToken: stop));
            WriteDetail($"The token is good: {answer}.");
            WriteObject(true);
        }
        catch (IpernityApiException failure) when (failure.Code == TokenInvalid)
        {
            WriteDetail(failure.Message);
            WriteObject(false);
        }
        catch (IpernityException failure)
        {
            ThrowTerminatingError(ErrorRecords.From(failure, connection));
        }
    }

    private string? FindToken(IpernityConnection? connection) => IsGiven(nameof(Token))
        ? SecureText.Reveal(Token).Trim()
        : connection?.TokenText ?? EnvironmentVariables.Read(EnvironmentVariables.Token)?.Trim();
}
