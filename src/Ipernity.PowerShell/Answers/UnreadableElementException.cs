namespace Ipernity.PowerShell.Answers;

/// <summary>An answer is well-formed but cannot become elements.</summary>
/// <param name="why">The reason, which completes a sentence that starts with "The answer to (method)".</param>
internal sealed class UnreadableElementException(string why) : Exception($"The answer {why}.")
{
    public string Why { get; } = why;
}
