using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace Ipernity.PowerShell.Tests.Engine;

/// <summary>A real runspace, with the built module imported into it.</summary>
internal sealed class Shell : IDisposable
{
    private readonly Runspace _runspace;

    public Shell(RecordingHost? host = null, bool import = true)
    {
        Host = host ?? new RecordingHost();
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        _runspace = RunspaceFactory.CreateRunspace(Host, state);
        _runspace.Open();
        if (import)
            Run($"Import-Module '{ModuleFiles.Manifest}'").AssertNoErrors();
    }

    public RecordingHost Host { get; }

    /// <summary>Sets a variable.</summary>
    public object this[string variable]
    {
        set => _runspace.SessionStateProxy.SetVariable(variable, value);
    }

    /// <summary>Runs a script as if it were typed, and returns its output and streams.</summary>
    public ShellResult Run(string script)
    {
        using var pipeline = Create(script);
        var output = pipeline.Invoke();
        return new ShellResult(output, pipeline.Streams);
    }

    /// <summary>A pipeline for tests that start and stop it themselves.</summary>
    public System.Management.Automation.PowerShell Create(string script)
    {
        var pipeline = System.Management.Automation.PowerShell.Create(_runspace);
        return pipeline.AddScript(script);
    }

    /// <summary>Runs a script and shows its output on the host, formatted as a person sees it.</summary>
    public string Show(string script)
    {
        var before = Host.Shown.Length;
        using var pipeline = Create(script);
        pipeline.AddCommand("Out-Default").Invoke();
        // Colour codes stand between the words that the tests look for.
        return new StringDecorated(Host.Shown[before..]).ToString(OutputRendering.PlainText);
    }

    /// <summary>Completes what is typed, as the Tab key does at its end.</summary>
    public CommandCompletion Complete(string typed)
    {
        using var pipeline = System.Management.Automation.PowerShell.Create(_runspace);
        return CommandCompletion.CompleteInput(typed, typed.Length, null, pipeline);
    }

    public void Dispose() => _runspace.Dispose();
}
