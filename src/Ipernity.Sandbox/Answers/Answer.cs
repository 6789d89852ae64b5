using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Answers;

/// <summary>What goes back to the caller: a payload, or an error.</summary>
internal readonly record struct Answer(Element? Payload, ApiError? Error, long At)
{
    /// <summary>The outer element: in XML around everything, in JSON and PHP beside the payload and after it.</summary>
    public const string Envelope = "api";

    /// <summary>The envelope's own members.</summary>
    public Element Status() => Error is { } error
        ? new Element(Envelope).Attribute("status", "error").Attribute("code", error.Code).Attribute("message", error.Message)
        : new Element(Envelope).Attribute("status", "ok").Attribute("at", At);
}
