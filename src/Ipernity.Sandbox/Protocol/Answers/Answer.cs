using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Protocol.Answers;

/// <summary>The answer to a call: a payload or an error.</summary>
internal readonly record struct Answer(Element? Payload, AnswerError? Error, long At)
{
    /// <summary>The element with the status. In XML it encloses the payload; in JSON and PHP it follows the payload.</summary>
    public const string EnvelopeName = "api";

    public EnvelopeState Envelope { get; init; }

    /// <summary>The status; null if it should be missing.</summary>
    public Element? Status() => Envelope switch
    {
        EnvelopeState.Missing => null,
        EnvelopeState.Unknown => new Element(EnvelopeName).Attribute("status", "perhaps").Attribute("at", At),
        _ when Error is { } error => new Element(EnvelopeName)
            .Attribute("status", "error")
            .Attribute("code", error.Code)
            .Attribute("message", error.Message),
        _ => new Element(EnvelopeName).Attribute("status", "ok").Attribute("at", At),
    };
}
