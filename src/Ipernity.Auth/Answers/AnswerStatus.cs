namespace Ipernity.Auth.Answers;

/// <summary>The content of an answer's <c>api</c> element.</summary>
/// <param name="Status"><c>ok</c>, or anything else for an error; null if the element is missing.</param>
/// <param name="Code">The error's code.</param>
/// <param name="Message">The service's message.</param>
/// <param name="Values">The number of values in the rest of the answer. They are counted only in JSON and XML.</param>
internal readonly record struct AnswerStatus(string? Status, string? Code, string? Message, int Values = 0)
{
    public bool IsOk => string.Equals(Status, "ok", StringComparison.Ordinal);
}
