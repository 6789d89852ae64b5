namespace Ipernity.Auth.Signing;

/// <summary>In which order the parts of the string to sign stand.</summary>
public enum SignatureOrder
{
    /// <summary>Parameters, method, secret: the chapter on signing, and what live clients use.</summary>
    ParametersFirst,

    /// <summary>Secret, method, parameters: the worked examples in the chapters on authentication.</summary>
    SecretFirst,
}
