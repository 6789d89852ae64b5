namespace Ipernity.Sandbox.Protocol.Answers;

/// <summary>Whether the status of an answer is correct, or was changed by a fault.</summary>
internal enum EnvelopeState
{
    Right,

    /// <summary>There is no status.</summary>
    Missing,

    /// <summary>The status is an unknown word.</summary>
    Unknown,
}
