namespace Ipernity.Auth.Answers;

/// <summary>The form in which the service is asked to answer.</summary>
public enum AnswerFormat
{
    /// <summary>JSON, the service's default.</summary>
    Json,

    /// <summary>XML with an <c>api</c> element as its root.</summary>
    Xml,

    /// <summary>What PHP's <c>serialize</c> writes.</summary>
    Php,
}
