using System.Management.Automation;
using Ipernity.PowerShell.Secrets;

namespace Ipernity.PowerShell.Session;

/// <summary>The property Token that the type data of the module adds to a connection. It is never serialized.</summary>
public static class ConnectionToken
{
    /// <summary>Gets a new, read-only copy of the token, for example for a vault.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>The token.</returns>
    public static SecureString Get(PSObject connection) =>
        SecureText.Protect(((IpernityConnection)(connection ?? throw new ArgumentNullException(nameof(connection))).BaseObject).TokenText);
}
