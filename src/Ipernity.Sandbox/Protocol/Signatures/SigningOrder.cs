namespace Ipernity.Sandbox.Protocol.Signatures;

/// <summary>The order of the parts in the text that is signed.</summary>
public enum SigningOrder
{
    /// <summary>Parameters, method, secret. Clients of the live service use this order.</summary>
    ParametersFirst,

    /// <summary>Secret, method, parameters. An older order that some pages of the documentation still show.</summary>
    SecretFirst,
}
