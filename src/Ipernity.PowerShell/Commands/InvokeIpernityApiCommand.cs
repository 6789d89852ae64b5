using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using System.Xml;
using Ipernity.Api.Lists;
using Ipernity.Api.Methods;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.PowerShell.Answers;
using Ipernity.PowerShell.Calls;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Completion;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Calls a method of the API.</summary>
[Cmdlet(
    VerbsLifecycle.Invoke, "IpernityApi",
    DefaultParameterSetName = ParameterSets.Connection, SupportsShouldProcess = true, SupportsPaging = true)]
[OutputType(typeof(PSObject), typeof(OrderedDictionary), typeof(XmlDocument), typeof(string))]
public sealed class InvokeIpernityApiCommand : ApplicationCmdlet
{
    private readonly HashSet<string> _warnings = new(StringComparer.Ordinal);
    private OrderedCalls? _calls;

    /// <summary>The method, such as doc.getList.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(MethodNameCompleter))]
    public string Method { get; set; } = "";

    /// <summary>The parameters of the method, by name. They override the properties of an object from the pipeline.</summary>
    [Parameter(Position = 1)]
    [ParameterTable]
    [ArgumentCompleter(typeof(ParameterTableCompleter))]
    public IDictionary? Parameters { get; set; }

    /// <summary>An object whose properties are parameters of the method, or a table of parameters. Each object is one call.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Gets all items of a list instead of one page.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>
    /// The number of calls that are sent at the same time: for objects from the pipeline, or for the pages of a list. Calls that change
    /// data are sent one at a time unless you give a limit.
    /// </summary>
    [Parameter]
    [NumberText(IsWhole = true)]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>The format of the answer: objects from JSON, an XmlDocument, or text in the format of PHP's serialize.</summary>
    [Parameter]
    public AnswerFormat Format { get; set; }

    /// <summary>Gets the text of the answer as it was received.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>Gets ordered tables instead of objects.</summary>
    [Parameter]
    public SwitchParameter AsHashtable { get; set; }

    /// <summary>Sends the parameters in the address (GET), where proxies and logs can see them, instead of the body (POST).</summary>
    [Parameter]
    public SwitchParameter UseGet { get; set; }

    /// <summary>Sends a call even if the service would reject it, for example because a parameter is missing.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private bool WantsList => ListParameter is not null;

    private string? ListParameter => All ? nameof(All) : this.FindPaging();

    /// <summary>Checks for parameters that conflict.</summary>
    protected override void BeginProcessing()
    {
        var form = Raw ? nameof(Raw) : Format != AnswerFormat.Json ? nameof(Format) : null;
        if (form is not null && (ListParameter ?? (AsHashtable ? nameof(AsHashtable) : null)) is { } other)
            ThrowTerminatingError(CallErrors.ParameterConflict(form, other));
        _calls = Own(new OrderedCalls(this, ThrottleLimit));
    }

    /// <summary>Starts the call.</summary>
    protected override void ProcessRecord()
    {
        var connection = RequireConnectionOrApplication();
        try
        {
            var method = MethodCatalogue.Normalize(Method ?? "");
            var given = CallParameters.Combine(method, Parameters, InputObject);
            var call = new ApiCall(method, ParameterText.From(given));
            var options = CreateOptions(connection?.TokenText) with { UseGet = UseGet, Format = Format };
            if (MaySend(call, options, connection, given))
                Send(call, options, connection);
        }
        catch (ArgumentException invalid)
        {
            WriteFailure(invalid, Target, connection);
        }
    }

    /// <summary>Waits for the calls.</summary>
    protected override void EndProcessing() => _calls!.Complete();

    private object Target => InputObject ?? (object)Method;

    private bool MaySend(ApiCall call, CallOptions options, IpernityConnection? connection, IDictionary? given)
    {
        if (!Force && CallChecks.FindProblem(call, options, connection?.Permission) is { } problem)
        {
            WriteError(problem);
            return false;
        }

        // Each warning is written once, although a table can have many rows.
        foreach (var warning in CallChecks.FindUnknownParameters(call).Where(_warnings.Add))
            WriteWarning(warning);
        var changesData = MethodCatalogue.FindRules(call.Method).ChangesData;
        if (!changesData && !this.IsStreamOn("Debug"))
            return true;

        var shown = ParameterDisplay.Of(call.Parameters, given, KnownSecrets(connection));
        WriteDebug($"{call.Method}: {(shown.Length > 0 ? shown : "no parameters")}.");
        return !changesData || ShouldProcess(shown.Length > 0 ? shown : "the account", call.Method);
    }

    private void Send(ApiCall call, CallOptions options, IpernityConnection? connection)
    {
        var rules = MethodCatalogue.FindRules(call.Method);
        // A missing API secret ends the cmdlet, so the results of the calls before are written first.
        if (connection is null && FindOwnClient(rules.NeedsSignature) is null)
            _calls!.Complete();
        var client = ClientOf(connection, rules.NeedsSignature);
        var target = Target;
        if (WantsList)
        {
            _calls!.Complete();
            new ListOutput(this, client, options, this.ReadPaging(ThrottleLimit)).Run(call, WriteItem, target, connection?.Permission);
            return;
        }

        _calls!.Add(
            client,
            stop => client.CallAsync(call, options, stop),
            Write,
            failure => WriteFailure(failure, target, connection),
            isAlone: rules.ChangesData && !this.IsGiven(nameof(ThrottleLimit)));
    }

    private void WriteItem(ListPage page, ReadOnlyMemory<byte> item) => WriteObject(AsHashtable
        ? AnswerTables.ReadItem(item, page.ItemName, page.MaxDepth)
        : AnswerObjects.ReadItem(item, page.ItemName, page.MaxDepth));

    private void Write(ApiAnswer answer)
    {
        if (Read(answer) is { } payload)
            WriteObject(payload);
    }

    private void WriteFailure(Exception failure, object target, IpernityConnection? connection) => WriteError(
        failure is IpernityException ofLibrary
            ? ErrorRecords.From(ofLibrary, target, connection?.Permission)
            : CallErrors.InvalidCall((ArgumentException)failure, target));

    private object? Read(ApiAnswer answer)
    {
        if (Raw || answer.Format == AnswerFormat.Php)
            return answer.ReadText();
        if (answer.Format == AnswerFormat.Xml)
            return AnswerXml.Read(answer);
        return AsHashtable ? AnswerTables.Read(answer) : AnswerObjects.Read(answer);
    }

}
