namespace Ipernity.PowerShell.Answers;

/// <summary>An answer is well-formed, and yet no elements can be made of it.</summary>
/// <param name="why">The rest of a sentence that begins "The answer to (method)".</param>
internal sealed class UnreadableElementException(string why) : Exception($"The answer {why}.")
{
    public string Why { get; } = why;
}
