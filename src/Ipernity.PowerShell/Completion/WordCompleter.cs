using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Ipernity.PowerShell.Completion;

/// <summary>Completes one of a set of words: first those that start with the typed text, then those that contain it.</summary>
public abstract class WordCompleter : IArgumentCompleter
{
    private static readonly char[] Quotes = ['\'', '"'];

    private protected WordCompleter()
    {
    }

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string? wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = (wordToComplete ?? "").Trim(Quotes);
        return from word in GetWords(fakeBoundParameters)
               let place = word.ListItemText.IndexOf(typed, StringComparison.OrdinalIgnoreCase)
               where place >= 0
               orderby place > 0
               select word;
    }

    /// <param name="boundParameters">The parameters that were typed so far, by name.</param>
    private protected abstract IEnumerable<CompletionResult> GetWords(IDictionary boundParameters);

    private protected static CompletionResult Word(string text, string tip, string? listText = null) =>
        new(text, listText ?? text, CompletionResultType.ParameterValue, tip);
}
