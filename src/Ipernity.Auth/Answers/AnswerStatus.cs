namespace Ipernity.Auth.Answers;

/// <summary>What the <c>api</c> element of an answer says.</summary>
/// <param name="Status"><c>ok</c>, or anything else for an error; nothing where the element is missing.</param>
/// <param name="Code">The error's code.</param>
/// <param name="Message">The service's own words.</param>
internal readonly record struct AnswerStatus(string? Status, string? Code, string? Message)
{
    public bool IsOk => string.Equals(Status, "ok", StringComparison.Ordinal);
}
