using Ipernity.Auth.Authorization;
using Ipernity.Auth.Http;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Profiles;
using Ipernity.PowerShell.Session;
using Ipernity.PowerShell.Vaults;

namespace Ipernity.PowerShell.Calls;

/// <summary>Connects the session with a token, saves the connection as a profile if requested, and writes it.</summary>
internal static class ConnectionOutput
{
    /// <summary>Connects with the token of a completed authorization.</summary>
    public static void Connect(
        ServiceCmdlet cmdlet,
        (IpernityClient Client, AccessToken Token) redeemed,
        IpernityAuthorization authorization,
        bool isAnnounced = true)
    {
        if (ReferenceEquals(RunspaceSession.Current.Pending, authorization))
            RunspaceSession.Current.Pending = null;
        Connect(cmdlet, redeemed.Client, redeemed.Token, authorization.SaveAs, isAnnounced: isAnnounced);
    }

    /// <param name="cmdlet">The calling cmdlet.</param>
    /// <param name="client">The client of the connection.</param>
    /// <param name="token">The token.</param>
    /// <param name="target">Where to save the connection; null to save nothing.</param>
    /// <param name="profile">The profile that the connection comes from.</param>
    /// <param name="isAnnounced">Whether to show who signed in.</param>
    public static void Connect(
        ServiceCmdlet cmdlet,
        IpernityClient client,
        AccessToken token,
        ProfileTarget? target = null,
        ProfileTarget? profile = null,
        bool isAnnounced = true)
    {
        var connection = RunspaceSession.Current.Connect(client, token, profile);
        var permission = token.Permissions.Equals(PermissionSet.None) ? "without permissions" : $"with {token.Permissions}";
        if (isAnnounced)
            cmdlet.WriteNotice($"Signed in as {token.User.UserName} {permission}.");
        if (target is not null && TrySave(cmdlet, client, token, target))
            connection.Profile = target;
        cmdlet.WriteObject(connection);
    }

    /// <summary>Writes an existing connection, and saves it first if requested.</summary>
    public static void Keep(ServiceCmdlet cmdlet, IpernityConnection connection, ProfileTarget? target)
    {
        var token = new AccessToken(
            connection.TokenText,
            connection.Permission,
            new IpernityUser(connection.UserId, connection.UserName, connection.RealName));
        if (target is not null && TrySave(cmdlet, connection.Client, token, target))
            connection.Profile = target;
        cmdlet.WriteObject(connection);
    }

    private static bool TrySave(ServiceCmdlet cmdlet, IpernityClient client, AccessToken token, ProfileTarget target)
    {
        var secrets = new ProfileSecrets(
            client.Application, client.Server, client.SignatureOrder, token.Value, token.Permissions, token.User)
        {
            TokenSecret = client.OAuthToken?.Secret,
        };
        try
        {
            cmdlet.Profiles.Save(target, secrets);
            cmdlet.WriteNotice($"Saved as the profile '{target.Name}' in the vault '{target.Vault}'.");
            return true;
        }
        catch (VaultException failure)
        {
            cmdlet.WriteError(ProfileErrors.From(failure));
            return false;
        }
    }
}
