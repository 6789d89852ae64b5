namespace Ipernity.Sandbox;

/// <summary>What comes first in the text that a signature is made of.</summary>
public enum SignatureOrder
{
    /// <summary>Parameters, method, secret: what clients of the live service send.</summary>
    ParametersFirst,

    /// <summary>Secret, method, parameters: an older order that some documentation still shows.</summary>
    SecretFirst,
}
