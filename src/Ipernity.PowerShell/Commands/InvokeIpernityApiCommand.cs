using System.Collections;
using System.Management.Automation;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.PowerShell.Answers;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Calls a method of the API, signed, and with the connection's token.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "IpernityApi", DefaultParameterSetName = ParameterSets.Connection)]
[OutputType(typeof(PSObject))]
public sealed class InvokeIpernityApiCommand : ConnectionCmdlet
{
    /// <summary>The method, such as doc.getList.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Method { get; set; } = "";

    /// <summary>The method's parameters by name. Several tables may be piped in: each is a call.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public IDictionary? Parameters { get; set; }

    /// <summary>Sends the parameters in the address (GET), where proxies and logs see them, instead of the body (POST).</summary>
    [Parameter]
    public SwitchParameter UseGet { get; set; }

    /// <summary>Calls the method.</summary>
    protected override void ProcessRecord()
    {
        var connection = FindConnection();
        if (connection is null && ParameterSetName == ParameterSets.Connection)
            ThrowTerminatingError(ErrorRecords.NotConnected());

        try
        {
            Write(Call(connection));
        }
        catch (ArgumentException invalid)
        {
            WriteError(ErrorRecords.InvalidCall(invalid, Method));
        }
        catch (IpernityException failure)
        {
            WriteError(ErrorRecords.From(failure, Method));
        }
    }

    private ApiAnswer Call(IpernityConnection? connection)
    {
        var call = new ApiCall(Method, ParameterText.From(Parameters)) { Token = connection?.TokenText, UseGet = UseGet };
        return Await(stop => ClientOf(connection).CallAsync(call, stop));
    }

    private void Write(ApiAnswer answer)
    {
        WriteVerbose(FormattableString.Invariant(
            $"{(UseGet ? "GET" : "POST")} {answer.Method}: HTTP {answer.HttpStatus}, {answer.Elapsed.TotalMilliseconds:0} ms, {answer.Content.Length:N0} bytes."));
        if (AnswerObjects.Read(answer) is { } payload)
            WriteObject(payload);
    }
}
