using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Ipernity.Sandbox.CommandLine;

/// <summary>Prints the list of options, followed by the topics that need more than a line.</summary>
internal sealed class SandboxHelpAction : SynchronousCommandLineAction
{
    /// <summary>The width that every terminal has.</summary>
    private const int Width = 80;

    private readonly HelpAction _options;

    public SandboxHelpAction(HelpAction options)
    {
        options.MaxWidth = Width;
        _options = options;
    }

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = _options.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(HelpText.Topics);
        return exitCode;
    }
}
