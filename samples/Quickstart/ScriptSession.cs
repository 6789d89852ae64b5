using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using Ipernity.Sandbox;
using Microsoft.PowerShell;

namespace Ipernity.Quickstart;

/// <summary>Runs a script statement by statement, as if somebody typed it, and prints each with its formatted output.</summary>
internal sealed class ScriptSession : IDisposable
{
    private readonly Runspace _runspace;
    private readonly ScriptBlockAst _script;
    private readonly SandboxServer _sandbox;

    public ScriptSession(string path, SandboxServer sandbox)
    {
        _sandbox = sandbox;
        _script = Parser.ParseFile(path, out _, out var errors);
        if (errors.Length > 0)
            throw new ParseException(errors);

        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        _runspace = RunspaceFactory.CreateRunspace(new ConsoleHost(AllowAsThePersonWould), state);
        _runspace.Open();

        var variables = _runspace.SessionStateProxy;
        variables.SetVariable("ApiKey", sandbox.Options.ApiKey);
        variables.SetVariable("ApiSecret", sandbox.Options.ApiSecret);
        variables.SetVariable("Server", sandbox.Address);
        variables.SetVariable("NoBrowser", true);
    }

    /// <returns>Whether every statement went without an error.</returns>
    public bool Run() => _script.EndBlock.Statements.All(Run);

    public void Dispose() => _runspace.Dispose();

    private bool Run(StatementAst statement)
    {
        Console.WriteLine($"PS> {statement.Extent.Text}");
        // Parsed with the file's name, from which $PSScriptRoot comes.
        var block = Parser.ParseInput(statement.Extent.Text, statement.Extent.File, out _, out _).GetScriptBlock();
        using var pipeline = PowerShell.Create(_runspace);
        pipeline.AddScript("param($statement) . $statement").AddArgument(block).AddCommand("Out-Default");
        try
        {
            pipeline.Invoke();
            return true;
        }
        catch (RuntimeException failure)
        {
            Console.WriteLine(failure.ErrorRecord);
            return false;
        }
    }

    // Somebody at a prompt would open the link, choose Allow, and press Enter.
    private string AllowAsThePersonWould()
    {
        // The script waits in this very thread and runspace.
        using var nested = PowerShell.Create(RunspaceMode.CurrentRunspace);
        dynamic authorization = nested.AddScript("$authorization").Invoke().Single();

        using var browser = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, (Uri)authorization.Url);
        using var page = browser.Send(request).EnsureSuccessStatusCode();
        _sandbox.Authorize((string)authorization.Frob);
        Console.WriteLine("(The quickstart allows it for you on the local page, and presses Enter.)");
        return "";
    }
}
