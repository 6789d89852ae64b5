using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Http;
using Ipernity.PowerShell.Sandboxes;

namespace Ipernity.PowerShell.Session;

/// <summary>What the module remembers for one runspace. It ends with the runspace, or when the module is removed from it.</summary>
internal sealed class RunspaceSession
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceSession> Sessions = new();

    /// <summary>The session of the runspace in which the calling cmdlet runs.</summary>
    public static RunspaceSession Current => Sessions.GetOrCreateValue(Runspace.DefaultRunspace);

    /// <summary>The connection that cmdlets use where none is given.</summary>
    public IpernityConnection? Connection { get; set; }

    /// <summary>The authorization that a person has still to give.</summary>
    public IpernityAuthorization? Pending { get; set; }

    /// <summary>The sandboxes that were started here.</summary>
    public StartedSandboxes Sandboxes { get; } = new();

    /// <summary>Makes a new connection the session's. The one before it stays good for whoever still holds it.</summary>
    public IpernityConnection Connect(IpernityClient client, AccessToken token)
    {
        Connection = new IpernityConnection(client, token);
        if (ReferenceEquals(Pending?.Client, client))
            Pending = null;
        return Connection;
    }

    /// <summary>Forgets the session of the runspace in which this is called, and stops its sandboxes.</summary>
    public static void Forget()
    {
        if (Runspace.DefaultRunspace is not { } runspace || !Sessions.TryGetValue(runspace, out var session))
            return;

        session.Sandboxes.Stop();
        Sessions.Remove(runspace);
    }
}
