namespace Ipernity.Auth;

/// <summary>An application registered with ipernity: its API key, which is public, and its secret, which signs.</summary>
public sealed class IpernityApplication
{
    /// <summary>Makes an application whose secret is not at hand: it can call the methods that need no signature.</summary>
    /// <param name="apiKey">The API key, as the service shows it. It travels with every call.</param>
    /// <exception cref="ArgumentException">It is empty or blank.</exception>
    public IpernityApplication(string apiKey)
    {
        if (string.IsNullOrWhiteSpace(apiKey))
            throw new ArgumentException("The API key is empty.", nameof(apiKey));

        ApiKey = apiKey.Trim();
    }

    /// <summary>Makes an application of its two credentials.</summary>
    /// <param name="apiKey">The API key, as the service shows it. It travels with every call.</param>
    /// <param name="apiSecret">The secret that belongs to the key. It never travels.</param>
    /// <exception cref="ArgumentException">Either is empty or blank.</exception>
    public IpernityApplication(string apiKey, string apiSecret)
        : this(apiKey)
    {
        if (string.IsNullOrWhiteSpace(apiSecret))
            throw new ArgumentException("The API secret is empty.", nameof(apiSecret));

        ApiSecret = apiSecret.Trim();
    }

    /// <summary>The API key (<c>api_key</c>).</summary>
    public string ApiKey { get; }

    /// <summary>The secret that signs; nothing where it is not at hand. Keep it out of any text that a person or a log may see.</summary>
    public string? ApiSecret { get; }

    /// <summary>The API key alone; never the secret.</summary>
    /// <returns>The API key.</returns>
    public override string ToString() => ApiKey;
}
