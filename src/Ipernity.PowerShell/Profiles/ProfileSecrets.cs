using System.Text.Json;
using Ipernity.Auth;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Http;
using Ipernity.Auth.OAuth;
using Ipernity.Auth.Signing;
using Ipernity.PowerShell.Secrets;

namespace Ipernity.PowerShell.Profiles;

/// <summary>The secrets of a profile. They are stored as one text, which every vault can store.</summary>
internal sealed record ProfileSecrets(
    IpernityApplication Application,
    IpernityServer Server,
    SignatureOrder SignatureOrder,
    string Token,
    PermissionSet Permission,
    IpernityUser User)
{
    private const string ApiKeyField = "api_key";
    private const string ApiSecretField = "api_secret";
    private const string ServerField = "server";
    private const string OrderField = "signature_order";
    private const string TokenField = "token";
    private const string TokenSecretField = "oauth_token_secret";
    private const string PermissionField = "permission";
    private const string UserIdField = "user_id";
    private const string UserNameField = "username";
    private const string RealNameField = "realname";

    /// <summary>The secret of the token if calls are signed with OAuth, or else null.</summary>
    public string? TokenSecret { get; init; }

    /// <summary>The token with its permission and its member.</summary>
    public AccessToken AccessToken => new(Token, Permission, User);

    /// <summary>The client that signs as the connection did.</summary>
    public IpernityClient Sign(IpernityClient client) =>
        TokenSecret is null ? client : client.CreateSibling(new OAuthToken(Token, TokenSecret));

    public SecureString Protect() => SecureText.Protect(JsonSerializer.Serialize(new Dictionary<string, string?>
    {
        [ApiKeyField] = Application.ApiKey,
        [ApiSecretField] = Application.ApiSecret,
        [ServerField] = Server.Address.AbsoluteUri,
        [OrderField] = SignatureOrder.ToString(),
        [TokenField] = Token,
        [TokenSecretField] = TokenSecret,
        [PermissionField] = Permission.ToString(),
        [UserIdField] = User.UserId,
        [UserNameField] = User.UserName,
        [RealNameField] = User.RealName,
    }));

    /// <returns>The secrets; null if the text is not that of a profile.</returns>
    public static ProfileSecrets? Read(string text)
    {
        try
        {
            var fields = JsonSerializer.Deserialize<Dictionary<string, string?>>(text) ?? [];
            string Find(string name) => fields.TryGetValue(name, out var value) ? value ?? "" : "";
            return new ProfileSecrets(
                new IpernityApplication(Find(ApiKeyField), Find(ApiSecretField)),
                IpernityServer.At(new Uri(Find(ServerField))),
                Enum.TryParse<SignatureOrder>(Find(OrderField), out var order) ? order : SignatureOrder.ParametersFirst,
                Find(TokenField) is { Length: > 0 } token ? token : throw new FormatException("There is no token."),
                ProfileMetadata.ReadPermission(Find(PermissionField)),
                new IpernityUser(Find(UserIdField), Find(UserNameField), Find(RealNameField)))
            {
                TokenSecret = Find(TokenSecretField) is { Length: > 0 } secret ? secret : null,
            };
        }
        catch (Exception damaged) when (damaged is JsonException or ArgumentException or FormatException)
        {
            return null;
        }
    }
}
