using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.PowerShell.Profiles;
using Ipernity.PowerShell.Sandboxes;

namespace Ipernity.PowerShell.Session;

/// <summary>The session of one runspace. It ends with the runspace, or when the module is removed.</summary>
internal sealed class RunspaceSession
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceSession> Sessions = new();

    /// <summary>The session of the current runspace.</summary>
    public static RunspaceSession Current => Sessions.GetOrCreateValue(Runspace.DefaultRunspace);

    /// <summary>The default connection of the cmdlets.</summary>
    public IpernityConnection? Connection { get; set; }

    /// <summary>The latest authorization that is not complete.</summary>
    public IpernityAuthorization? Pending { get; set; }

    /// <summary>The sandboxes that the session has started.</summary>
    public StartedSandboxes Sandboxes { get; } = new();

    /// <summary>Makes a new connection the default. The previous one can still be used with -Connection.</summary>
    public IpernityConnection Connect(IpernityClient client, AccessToken token, ProfileTarget? profile = null)
    {
        Connection = new IpernityConnection(client, token) { Profile = profile };
        // PowerShell itself shows a connection as a list after other output, without the views of the module.
        if (VisibleText.IsNeededFor(Connection.UserName))
            PSObject.AsPSObject(Connection).TypeNames.Insert(0, "Ipernity.Connection");
        if (ReferenceEquals(Pending?.Client, client))
            Pending = null;
        return Connection;
    }

    /// <summary>Ends the session of the current runspace and stops its sandboxes.</summary>
    public static void Forget()
    {
        if (Runspace.DefaultRunspace is not { } runspace || !Sessions.TryGetValue(runspace, out var session))
            return;

        session.Sandboxes.Stop();
        Sessions.Remove(runspace);
    }
}
