using System.Management.Automation;
using Ipernity.Auth.Http;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>A cmdlet that works for a connection, or for an application that it is told.</summary>
public abstract class ConnectionCmdlet : ApplicationCmdlet
{
    private IpernityClient? _ownClient;

    /// <summary>The connection to use instead of the session's.</summary>
    [Parameter(ParameterSetName = ParameterSets.Connection)]
    [LiveConnection]
    [ValidateNotNull]
    public IpernityConnection? Connection { get; set; }

    /// <summary>The given connection or the session's; nothing where there is none or an application was given instead.</summary>
    private protected IpernityConnection? FindConnection()
    {
        if (ParameterSetName != ParameterSets.Connection)
            return null;

        var connection = Connection ?? RunspaceSession.Current.Connection;
        if (connection is { IsClosed: true })
            ThrowTerminatingError(ErrorRecords.ConnectionClosed(connection));
        return connection;
    }

    /// <summary>The client of the connection, or one for the application that was given, which ends with this run.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="signs">Whether a signature is needed.</param>
    private protected IpernityClient ClientOf(IpernityConnection? connection, bool signs = true)
    {
        if (connection is not null)
            return connection.Client;
        if (_ownClient is null || (signs && _ownClient.Application.ApiSecret is null))
        {
            _ownClient?.Dispose();
            _ownClient = CreateClient(signs);
        }

        return _ownClient;
    }

    /// <summary>Closes what was opened for this run alone.</summary>
    /// <param name="disposing">Whether <see cref="IpernityCmdlet.Dispose()"/> was called.</param>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _ownClient?.Dispose();
        base.Dispose(disposing);
    }
}
