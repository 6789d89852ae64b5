using Ipernity.Auth.Signing;

namespace Ipernity.PowerShell.Commands;

/// <summary>A signature and the string that it signs.</summary>
public sealed class IpernitySignature
{
    internal IpernitySignature(string method, string signature, string stringToSign, SignatureOrder order)
    {
        Method = method;
        Signature = signature;
        StringToSign = stringToSign;
        Order = order;
    }

    /// <summary>The method; empty for an authorization link.</summary>
    public string Method { get; }

    /// <summary>The <c>api_sig</c>: 32 lower-case hexadecimal digits.</summary>
    public string Signature { get; }

    /// <summary>The string whose MD5 is the signature. The secret and a token are masked as ***.</summary>
    public string StringToSign { get; }

    /// <summary>The order of the parts of the string.</summary>
    public SignatureOrder Order { get; }
}
