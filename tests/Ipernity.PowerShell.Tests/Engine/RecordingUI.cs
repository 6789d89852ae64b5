using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace Ipernity.PowerShell.Tests.Engine;

/// <summary>The screen and keyboard of a <see cref="RecordingHost"/>.</summary>
internal sealed class RecordingUI(Queue<string> answers) : PSHostUserInterface
{
    private readonly StringBuilder _shown = new();

    public override PSHostRawUserInterface RawUI { get; } = new WideScreen();

    public override bool SupportsVirtualTerminal => HasVirtualTerminal;

    public bool HasVirtualTerminal { get; set; }

    public string Shown
    {
        get
        {
            lock (_shown)
                return _shown.ToString();
        }
    }

    public override string ReadLine() => Answer();

    public override SecureString ReadLineAsSecureString()
    {
        var secure = new SecureString();
        foreach (var c in Answer())
            secure.AppendChar(c);
        return secure;
    }

    public override void Write(string value)
    {
        lock (_shown)
            _shown.Append(value);
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => Write(value + "\n");

    public override void WriteErrorLine(string value) => WriteLine(value);

    public override void WriteDebugLine(string message) => WriteLine("DEBUG: " + message);

    public override void WriteVerboseLine(string message) => WriteLine("VERBOSE: " + message);

    public override void WriteWarningLine(string message) => WriteLine("WARNING: " + message);

    public override void WriteProgress(long sourceId, ProgressRecord record) => WriteLine(record.ToString());

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        if (answers.Count == 0)
            throw Nobody();

        return descriptions.ToDictionary(field => field.Name, field =>
        {
            Write($"{field.Name}: ");
            return PSObject.AsPSObject(field.ParameterTypeName == nameof(SecureString) ? ReadLineAsSecureString() : ReadLine());
        });
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        if (answers.Count == 0)
            throw Nobody();
        WriteLine($"{caption}\n{message}");
        var letter = Answer();
        if (int.TryParse(letter, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return index;
        return choices.Select(choice => choice.Label).ToList().FindIndex(label => label.Contains($"&{letter}", StringComparison.Ordinal));
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw Nobody();

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) =>
        throw Nobody();

    private static PSInvalidOperationException Nobody() => new("The host has nobody to ask.");

    private string Ask(string caption, string message)
    {
        WriteLine(caption);
        WriteLine(message);
        return Answer();
    }

    private string Answer() => answers.TryDequeue(out var answer) ? answer : throw Nobody();

    private sealed class WideScreen : PSHostRawUserInterface
    {
        public override ConsoleColor BackgroundColor { get; set; }

        public override Size BufferSize { get; set; } = new(120, 100);

        public override Coordinates CursorPosition { get; set; }

        public override int CursorSize { get; set; }

        public override ConsoleColor ForegroundColor { get; set; }

        public override bool KeyAvailable => false;

        public override Size MaxPhysicalWindowSize => new(120, 100);

        public override Size MaxWindowSize => new(120, 100);

        public override Coordinates WindowPosition { get; set; }

        public override Size WindowSize { get; set; } = new(120, 100);

        public override string WindowTitle { get; set; } = "";

        public override void FlushInputBuffer()
        {
        }

        public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException();

        public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException();

        public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) =>
            throw new NotSupportedException();

        public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw new NotSupportedException();

        public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw new NotSupportedException();
    }
}
