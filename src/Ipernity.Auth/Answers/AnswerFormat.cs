namespace Ipernity.Auth.Answers;

/// <summary>The format in which the service answers.</summary>
public enum AnswerFormat
{
    /// <summary>JSON, the service's default.</summary>
    Json,

    /// <summary>XML with an <c>api</c> element as its root.</summary>
    Xml,

    /// <summary>The format of PHP's <c>serialize</c>.</summary>
    Php,
}
