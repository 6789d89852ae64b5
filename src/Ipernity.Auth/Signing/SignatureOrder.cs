namespace Ipernity.Auth.Signing;

/// <summary>The order of the parts of a signed string.</summary>
public enum SignatureOrder
{
    /// <summary>Parameters, method, secret: as in the service's chapter on signing and in existing clients.</summary>
    ParametersFirst,

    /// <summary>Secret, method, parameters: as in the examples of the service's chapters on authentication.</summary>
    SecretFirst,
}
