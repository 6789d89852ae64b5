using System.Collections;
using System.Management.Automation;
using Ipernity.Auth.Http;
using Ipernity.Auth.OAuth;
using Ipernity.Auth.Signing;
using Ipernity.PowerShell.Calls;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Completion;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Shows how a call is signed, to find the cause of an invalid signature. Nothing is sent.</summary>
[Cmdlet(VerbsCommon.Get, "IpernitySignature", DefaultParameterSetName = ParameterSets.Connection)]
[OutputType(typeof(IpernitySignature))]
public sealed class GetIpernitySignatureCommand : ApplicationCmdlet
{
    /// <summary>The method. Omit it for an authorization link, which has none.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [Alias("Name")]
    [ArgumentCompleter(typeof(MethodNameCompleter))]
    public string Method { get; set; } = "";

    /// <summary>The parameters. The API key and the connection's token are added if they are missing.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ParameterTable]
    [ArgumentCompleter(typeof(ParameterTableCompleter))]
    public IDictionary? Parameters { get; set; }

    /// <summary>Signs.</summary>
    protected override void ProcessRecord()
    {
        var connection = FindConnection();
        var client = ClientOf(connection);
        var method = Method.IsBlank() ? "" : Method;
        try
        {
            List<KeyValuePair<string, string>> parameters = [.. ParameterText.From(Parameters)];
            if (connection?.Client.OAuthToken is not null)
            {
                WriteObject(SignWithOAuth(connection, new ApiCall(method, [.. parameters])));
                return;
            }

            AddMissing(parameters, "api_key", client.Application.ApiKey);
            if (connection is not null && method.Length > 0)
                AddMissing(parameters, "auth_token", connection.TokenText);

            var signer = new RequestSigner(client.Application.ApiSecret!, client.SignatureOrder);
            var signature = signer.Sign(method, parameters.ToArray());
            KeyValuePair<string, string>[] shown = [.. ParameterDisplay.Masked(parameters, Parameters, KnownSecrets(connection))];
            WriteObject(new IpernitySignature(method, signature, signer.Describe(method, shown), signer.Order));
        }
        catch (ArgumentException invalid)
        {
            WriteError(CallErrors.InvalidCall(invalid, Method));
        }
    }

    // Each call has its own nonce and timestamp, so this is the signature of a call that is sent now.
    private IpernitySignature SignWithOAuth(IpernityConnection connection, ApiCall call)
    {
        var (address, fields) = connection.Client.SignNow(call, CreateOptions(connection.TokenText))!.Value;
        var text = SecretMask.Apply(OAuthSigner.CreateBaseString("POST", address, fields), KnownSecrets(connection));
        return new IpernitySignature(call.Method, fields[fields.Length - 1].Value, text, connection.SignatureOrder);
    }

    private static void AddMissing(List<KeyValuePair<string, string>> parameters, string name, string value)
    {
        if (!parameters.Exists(parameter => string.Equals(parameter.Key, name, StringComparison.Ordinal)))
            parameters.Add(new(name, value));
    }
}
