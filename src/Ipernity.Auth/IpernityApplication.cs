namespace Ipernity.Auth;

/// <summary>An application that is registered with ipernity: its public API key, and the secret that signs its calls.</summary>
public sealed class IpernityApplication
{
    /// <summary>Creates an application without its secret. It can call methods that need no signature.</summary>
    /// <param name="apiKey">The API key as the service shows it. It is sent with every call.</param>
    /// <exception cref="ArgumentException">The key is empty or blank.</exception>
    public IpernityApplication(string apiKey)
    {
        if (string.IsNullOrWhiteSpace(apiKey))
            throw new ArgumentException("The API key is empty.", nameof(apiKey));

        ApiKey = apiKey.Trim();
    }

    /// <summary>Creates an application with its secret.</summary>
    /// <param name="apiKey">The API key as the service shows it. It is sent with every call.</param>
    /// <param name="apiSecret">The secret of the key. It is never sent.</param>
    /// <exception cref="ArgumentException">The key or the secret is empty or blank.</exception>
    public IpernityApplication(string apiKey, string apiSecret)
        : this(apiKey)
    {
        if (string.IsNullOrWhiteSpace(apiSecret))
            throw new ArgumentException("The API secret is empty.", nameof(apiSecret));

        ApiSecret = apiSecret.Trim();
    }

    /// <summary>The API key (<c>api_key</c>).</summary>
    public string ApiKey { get; }

    /// <summary>The secret, or null if it is unknown. Never show or log it.</summary>
    public string? ApiSecret { get; }

    /// <summary>The API key without the secret.</summary>
    /// <returns>The API key.</returns>
    public override string ToString() => ApiKey;
}
