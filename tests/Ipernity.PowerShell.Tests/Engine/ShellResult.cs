using System.Management.Automation;

namespace Ipernity.PowerShell.Tests.Engine;

/// <summary>The output of a script and all its streams.</summary>
internal sealed class ShellResult(IReadOnlyList<PSObject> output, PSDataStreams streams)
{
    public IReadOnlyList<PSObject> Output { get; } = output;

    public IReadOnlyList<ErrorRecord> Errors { get; } = [.. streams.Error];

    public IReadOnlyList<string> Warnings { get; } = [.. streams.Warning.Select(record => record.Message)];

    public IReadOnlyList<string> Verbose { get; } = [.. streams.Verbose.Select(record => record.Message)];

    public IReadOnlyList<string> Debug { get; } = [.. streams.Debug.Select(record => record.Message)];

    public IReadOnlyList<string> Information { get; } = [.. streams.Information.Select(record => record.MessageData.ToString() ?? "")];

    public IReadOnlyList<ProgressRecord> Progress { get; } = [.. streams.Progress];

    /// <summary>The one object of the output, with its properties as PowerShell sees them.</summary>
    public dynamic Single
    {
        get
        {
            AssertNoErrors();
            return Assert.Single(Output);
        }
    }

    /// <summary>The one object of the output, unwrapped.</summary>
    public T As<T>()
    {
        AssertNoErrors();
        return Assert.IsAssignableFrom<T>(Assert.Single(Output).BaseObject);
    }

    /// <summary>The one error.</summary>
    public ErrorRecord Error => Assert.Single(Errors);

    /// <summary>The full id of the one error.</summary>
    public string ErrorId => Error.FullyQualifiedErrorId;

    public ShellResult AssertNoErrors()
    {
        Assert.Empty(Errors);
        return this;
    }
}
