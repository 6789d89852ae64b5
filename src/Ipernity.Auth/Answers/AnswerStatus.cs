namespace Ipernity.Auth.Answers;

/// <summary>The content of an answer's <c>api</c> element.</summary>
/// <param name="Status"><c>ok</c>, or anything else for an error; null if the element is missing.</param>
/// <param name="Code">The error's code.</param>
/// <param name="Message">The service's message.</param>
internal readonly record struct AnswerStatus(string? Status, string? Code, string? Message)
{
    public bool IsOk => string.Equals(Status, "ok", StringComparison.Ordinal);
}
