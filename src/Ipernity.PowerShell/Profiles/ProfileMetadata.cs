using System.Collections;
using System.Globalization;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Vaults;

namespace Ipernity.PowerShell.Profiles;

/// <summary>The metadata of a profile, which a vault lists without the secrets.</summary>
internal static class ProfileMetadata
{
    private const string User = "User";
    private const string UserId = "UserId";
    private const string Server = "Server";
    private const string Permission = "Permission";
    private const string SavedAt = "SavedAt";

    public static Hashtable Of(ProfileSecrets secrets, DateTimeOffset savedAt) => new()
    {
        [User] = secrets.User.UserName,
        [UserId] = secrets.User.UserId,
        [Server] = secrets.Server.Address.AbsoluteUri,
        [Permission] = secrets.Permission.ToString(),
        [SavedAt] = savedAt.ToUniversalTime().ToString("o", CultureInfo.InvariantCulture),
    };

    /// <summary>Whether the vault stored any metadata of a profile.</summary>
    public static bool IsIn(VaultEntry entry) => entry.Find(Server) is not null;

    public static IpernityProfile Read(string name, string vault, VaultEntry entry) => new(name, vault)
    {
        UserName = VisibleText.OfLine(entry.Find(User) ?? ""),
        UserId = entry.Find(UserId) ?? "",
        Server = Uri.TryCreate(entry.Find(Server), UriKind.Absolute, out var server) ? server : null,
        Permission = ReadPermission(entry.Find(Permission)),
        SavedAt = ReadTime(entry.Metadata),
    };

    public static PermissionSet ReadPermission(string? text)
    {
        var levels = (text ?? "").Split(',')
            .Select(static area => area.Split('='))
            .Where(static area => area.Length == 2)
            .ToLookup(static area => area[0].Trim(), static area => area[1].Trim(), StringComparer.Ordinal);
        return PermissionSet.FromAnswer(area => levels[area].FirstOrDefault());
    }

    // Some vaults turn the text of a time into a time.
    private static DateTimeOffset? ReadTime(IDictionary metadata) => (metadata.Contains(SavedAt) ? metadata[SavedAt] : null) switch
    {
        DateTimeOffset time => time,
        DateTime time => new DateTimeOffset(time),
        var text => DateTimeOffset.TryParse(
            text?.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToLocalTime() : null,
    };
}
