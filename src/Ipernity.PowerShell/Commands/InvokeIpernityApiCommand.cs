using System.Collections;
using System.Management.Automation;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.Api.Lists;
using Ipernity.Api.Methods;
using Ipernity.PowerShell.Answers;
using Ipernity.PowerShell.Calls;
using Ipernity.PowerShell.Completion;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Calls a method of the API, signed, and with the connection's token.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "IpernityApi", DefaultParameterSetName = ParameterSets.Connection, SupportsShouldProcess = true, SupportsPaging = true)]
[OutputType(typeof(PSObject), typeof(System.Collections.Specialized.OrderedDictionary), typeof(System.Xml.XmlDocument), typeof(string))]
public sealed class InvokeIpernityApiCommand : MethodCmdlet
{
    /// <summary>The method, such as doc.getList.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(MethodNameCompleter))]
    public override string Method { get; set; } = "";

    /// <summary>The method's parameters by name. They go before those of an object from the pipeline.</summary>
    [Parameter(Position = 1)]
    [ParameterTableTransformation]
    public IParameterDictionary? Parameters { get; set; }

    /// <summary>An object whose properties are parameters of the method, or a table of parameters: each is a call.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Gives all items of a list, page by page, instead of the answer.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>How many pages of a list are asked for at a time at most.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>The form in which the service answers: objects of its JSON, an XmlDocument of its XML, or what PHP's serialize wrote, as text.</summary>
    [Parameter]
    public AnswerFormat Format { get; set; }

    /// <summary>Gives the answer's text as it was received.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>Gives ordered tables instead of objects.</summary>
    [Parameter]
    public SwitchParameter AsHashtable { get; set; }

    /// <summary>Sends the parameters in the address (GET), where proxies and logs see them, instead of the body (POST).</summary>
    [Parameter]
    public SwitchParameter UseGet { get; set; }

    /// <summary>The longest a call may take in seconds, with all repetitions; each page of a list is a call.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue / 1000)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>How often a call that fails is tried again, where that is safe. 0 for never.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 2;

    /// <summary>The seconds before a call is tried again, unless the service asks for another time. Each further time is about twice as long.</summary>
    [Parameter]
    [ValidateRange(0, 3600)]
    public int RetryIntervalSec { get; set; } = 1;

    /// <summary>Sends a call that lacks a parameter or a permission all the same.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private bool _tellsAttempts;
    private bool _tellsParameters;

    private bool WantsList => All || IsGiven(nameof(PagingParameters.First)) || IsGiven(nameof(PagingParameters.Skip)) || PagingParameters.IncludeTotalCount;

    /// <summary>Refuses what cannot be given together.</summary>
    protected override void BeginProcessing()
    {
        _tellsParameters = IsWanted("Debug");
        _tellsAttempts = _tellsParameters || IsWanted("Verbose");
        if (WantsList && Raw)
            ThrowTerminatingError(ErrorRecords.ParameterConflict(nameof(Raw), ListParameter()));
        if (WantsList && Format != AnswerFormat.Json)
            ThrowTerminatingError(ErrorRecords.ParameterConflict(nameof(Format), ListParameter()));
        if (AsHashtable && Raw)
            ThrowTerminatingError(ErrorRecords.ParameterConflict(nameof(Raw), nameof(AsHashtable)));
        if (AsHashtable && Format != AnswerFormat.Json)
            ThrowTerminatingError(ErrorRecords.ParameterConflict(nameof(Format), nameof(AsHashtable)));
    }

    /// <summary>Calls the method.</summary>
    protected override void ProcessRecord()
    {
        var connection = FindConnection();
        if (connection is null && ParameterSetName == ParameterSets.Connection)
            ThrowTerminatingError(ErrorRecords.NotConnected());

        try
        {
            var given = CallParameters.Combine(Method, Parameters, InputObject);
            var call = new ApiCall(Method, ParameterText.From(given));
            var options = CreateOptions(connection);
            if (MaySend(call, options, connection?.Permission, given))
                Send(call, options, connection);
        }
        catch (ArgumentException invalid)
        {
            WriteError(ErrorRecords.InvalidCall(invalid, Target));
        }
        catch (IpernityException failure)
        {
            WriteError(ErrorRecords.From(failure, Target, connection?.Permission));
        }
    }

    private object Target => InputObject ?? (object)Method;

    private CallOptions CreateOptions(IpernityConnection? connection) => new()
    {
        Token = connection?.TokenText,
        UseGet = UseGet,
        Format = Format,
        Timeout = TimeSpan.FromSeconds(TimeoutSec),
        Retries = new RetryPolicy(MaximumRetryCount, TimeSpan.FromSeconds(RetryIntervalSec)),
        Attempted = _tellsAttempts ? attempt => Post(() => WriteDetail(CallLog.Describe(attempt))) : null,
    };

    private bool MaySend(ApiCall call, CallOptions options, PermissionSet? granted, IDictionary? given)
    {
        if (!Force && CallChecks.FindProblem(call, options, granted) is { } problem)
        {
            WriteError(problem);
            return false;
        }

        var changesData = MethodCatalogue.FindRules(call.Method).ChangesData;
        if (!changesData && !_tellsParameters)
            return true;

        var shown = ShownParameters.Of(call, options, given);
        WriteDebug($"{Method}: {(shown.Length > 0 ? shown : "no parameters")}.");
        return !changesData || ShouldProcess(shown.Length > 0 ? shown : "the account", Method);
    }

    private void Send(ApiCall call, CallOptions options, IpernityConnection? connection)
    {
        var client = ClientOf(connection, signs: MethodCatalogue.FindRules(call.Method).NeedsSignature);
        if (WantsList)
            new ListOutput(this, client, call, options, ListOptions(), AsHashtable, PagingParameters.IncludeTotalCount).Run(Target, connection?.Permission);
        else if (Read(Await(stop => client.CallAsync(call, options, stop))) is { } payload)
            WriteObject(payload);
    }

    private object? Read(ApiAnswer answer)
    {
        if (Raw || answer.Format == AnswerFormat.Php)
            return answer.ReadText();
        if (answer.Format == AnswerFormat.Xml)
            return AnswerXml.Read(answer);
        return AsHashtable ? AnswerTables.Read(answer) : AnswerObjects.Read(answer);
    }

    private ListOptions ListOptions() => new()
    {
        Skip = (long)Math.Min(PagingParameters.Skip, long.MaxValue),
        First = PagingParameters.First > long.MaxValue ? null : (long)PagingParameters.First,
        ThrottleLimit = ThrottleLimit,
    };

    private string ListParameter() =>
        All ? nameof(All) : IsGiven(nameof(PagingParameters.First)) ? nameof(PagingParameters.First) : IsGiven(nameof(PagingParameters.Skip)) ? nameof(PagingParameters.Skip) : nameof(PagingParameters.IncludeTotalCount);
}
