using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Answers;

/// <summary>What goes back to the caller: a payload, or an error.</summary>
internal readonly record struct Answer(Element? Payload, ApiError? Error, long At)
{
    /// <summary>The outer element: in XML around everything, in JSON and PHP beside the payload and after it.</summary>
    public const string EnvelopeName = "api";

    public EnvelopeState Envelope { get; init; }

    /// <summary>The envelope's own members; null where it is to be missing.</summary>
    public Element? Status() => Envelope switch
    {
        EnvelopeState.Missing => null,
        EnvelopeState.Unknown => new Element(EnvelopeName).Attribute("status", "perhaps").Attribute("at", At),
        _ when Error is { } error => new Element(EnvelopeName).Attribute("status", "error").Attribute("code", error.Code).Attribute("message", error.Message),
        _ => new Element(EnvelopeName).Attribute("status", "ok").Attribute("at", At),
    };
}
