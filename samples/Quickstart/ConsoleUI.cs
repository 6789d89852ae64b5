using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Security;

namespace Ipernity.Quickstart;

/// <summary>Writes to the console, in colour where a person looks at it, and answers questions with a function.</summary>
internal sealed class ConsoleUI(Func<string> readLine) : PSHostUserInterface
{
    private static readonly OutputRendering Rendering = Console.IsOutputRedirected ? OutputRendering.PlainText : OutputRendering.Ansi;

    // Without the measures of a screen the engine formats for its usual width.
    public override PSHostRawUserInterface? RawUI => null;

    public override bool SupportsVirtualTerminal => !Console.IsOutputRedirected;

    public override string ReadLine() => readLine();

    public override SecureString ReadLineAsSecureString() => throw Nobody();

    public override void Write(string value) => Console.Write(new StringDecorated(value).ToString(Rendering));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => Write(value + Environment.NewLine);

    public override void WriteErrorLine(string value) => WriteLine(value);

    public override void WriteDebugLine(string message) => WriteLine("DEBUG: " + message);

    public override void WriteVerboseLine(string message) => WriteLine("VERBOSE: " + message);

    public override void WriteWarningLine(string message) => WriteLine("WARNING: " + message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw Nobody();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) => throw Nobody();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw Nobody();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw Nobody();

    private static PSInvalidOperationException Nobody() => new("The quickstart asks nobody.");
}
