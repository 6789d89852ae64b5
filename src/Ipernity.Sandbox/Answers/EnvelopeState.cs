namespace Ipernity.Sandbox.Answers;

/// <summary>Whether an answer tells its status, or was asked to do worse.</summary>
internal enum EnvelopeState
{
    Right,

    /// <summary>The payload comes alone.</summary>
    Missing,

    /// <summary>The status is a word that there is not.</summary>
    Unknown,
}
