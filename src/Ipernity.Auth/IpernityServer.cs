namespace Ipernity.Auth;

/// <summary>
/// The addresses of a server: the root of its API and its authorization page. They use HTTPS, except on a loopback address of this
/// computer.
/// </summary>
public sealed class IpernityServer
{
    private static readonly string[] LiveHosts = ["api.ipernity.com", "www.ipernity.com", "ipernity.com"];

    private IpernityServer(Uri address, Uri apiRoot, Uri authorizationPage)
    {
        Address = address;
        ApiRoot = apiRoot;
        AuthorizationPage = authorizationPage;
    }

    /// <summary>The live service: its API on api.ipernity.com, and its authorization page on www.ipernity.com.</summary>
    public static IpernityServer Live { get; } = new(
        new Uri("https://api.ipernity.com/"),
        new Uri("https://api.ipernity.com/api/"),
        new Uri("https://www.ipernity.com/apps/authorize"));

    /// <summary>The address from which <see cref="At"/> creates this server.</summary>
    public Uri Address { get; }

    /// <summary>The address below which methods are called, with a slash at the end.</summary>
    public Uri ApiRoot { get; }

    /// <summary>The page on which a person authorizes an application.</summary>
    public Uri AuthorizationPage { get; }

    /// <summary>The address below which OAuth requests and authorizes tokens, with a slash at the end.</summary>
    public Uri OAuthRoot => new(AuthorizationPage, "oauth/");

    /// <summary>Whether the server is on this computer.</summary>
    public bool IsLoopback => Address.IsLoopback;

    /// <summary>Creates the server at an address: its API is at <c>api/</c>, its authorization page at <c>apps/authorize</c>.</summary>
    /// <param name="address">An absolute HTTPS address, or an HTTP address of this computer. ipernity.com is <see cref="Live"/>.</param>
    /// <returns>The server.</returns>
    /// <exception cref="ArgumentException">The address is relative, not HTTPS, or contains a user name, a query or a fragment.</exception>
    public static IpernityServer At(Uri address)
    {
        if (address is null)
            throw new ArgumentNullException(nameof(address));
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
            throw new ArgumentException($"'{Shown(address)}' is not a web address.");
        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
            throw new ArgumentException($"'{Shown(address)}' is not HTTPS. Only a server on this computer can use HTTP.");
        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            throw new ArgumentException($"'{Shown(address)}' contains a user name, a query or a fragment.");
        if (address.IsDefaultPort && address.AbsolutePath == "/" && LiveHosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase))
            return Live;

        var root = address.AbsolutePath.EndsWith("/", StringComparison.Ordinal) ? address : new Uri(address.AbsoluteUri + "/");
        return new IpernityServer(root, new Uri(root, "api/"), new Uri(root, "apps/authorize"));
    }

    /// <summary>The server's address.</summary>
    /// <returns>The address as text.</returns>
    public override string ToString() => Address.AbsoluteUri;

    // User names and passwords are not shown.
    private static string Shown(Uri address) => address.IsAbsoluteUri
        ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
        : address.OriginalString;
}
