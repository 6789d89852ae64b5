using System.Management.Automation;
using Ipernity.Auth.Signing;
using Ipernity.PowerShell.Calls;
using Ipernity.PowerShell.Completion;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Parameters;

namespace Ipernity.PowerShell.Commands;

/// <summary>Shows what is signed and how, for whoever hunts an invalid signature. Nothing is sent.</summary>
[Cmdlet(VerbsCommon.Get, "IpernitySignature", DefaultParameterSetName = ParameterSets.Connection)]
[OutputType(typeof(IpernitySignature))]
public sealed class GetIpernitySignatureCommand : MethodCmdlet
{
    /// <summary>The method. An authorization link has none: leave it out for one.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [Alias("Name")]
    [ArgumentCompleter(typeof(MethodNameCompleter))]
    public override string Method { get; set; } = "";

    /// <summary>The parameters. The API key, and the connection's token for a method, are added where they are not among them.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ParameterTableTransformation]
    public IParameterDictionary? Parameters { get; set; }

    /// <summary>Signs.</summary>
    protected override void ProcessRecord()
    {
        var connection = FindConnection();
        var client = ClientOf(connection);
        try
        {
            List<KeyValuePair<string, string>> parameters = [.. ParameterText.From(Parameters)];
            AddMissing(parameters, "api_key", client.Application.ApiKey);
            if (connection is not null && Method.Length > 0)
                AddMissing(parameters, "auth_token", connection.TokenText);

            var signer = new RequestSigner(client.Application.ApiSecret!, client.SignatureOrder);
            var signature = signer.Sign(Method, parameters.ToArray());
            WriteObject(new IpernitySignature(Method, signature, signer.Describe(Method, [.. parameters.Select(Shown)]), signer.Order));
        }
        catch (ArgumentException invalid)
        {
            WriteError(ErrorRecords.InvalidCall(invalid, Method));
        }
    }

    // What was given as a SecureString is signed and not shown.
    private KeyValuePair<string, string> Shown(KeyValuePair<string, string> parameter) =>
        ShownParameters.IsSecure(Parameters, parameter.Key) ? new(parameter.Key, RequestSigner.Mask) : parameter;

    private static void AddMissing(List<KeyValuePair<string, string>> parameters, string name, string value)
    {
        if (!parameters.Exists(parameter => string.Equals(parameter.Key, name, StringComparison.Ordinal)))
            parameters.Add(new(name, value));
    }
}
