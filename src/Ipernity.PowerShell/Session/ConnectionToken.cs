using System.Management.Automation;
using Ipernity.PowerShell.Secrets;

namespace Ipernity.PowerShell.Session;

/// <summary>The property Token that the module's type data adds to a connection, and leaves out of what is written down.</summary>
public static class ConnectionToken
{
    /// <summary>Gets the token, for a vault: each time a new, read-only copy.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>The token.</returns>
    public static SecureString Get(PSObject connection) =>
        SecureText.Protect(((IpernityConnection)(connection ?? throw new ArgumentNullException(nameof(connection))).BaseObject).TokenText);
}
