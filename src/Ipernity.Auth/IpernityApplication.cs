namespace Ipernity.Auth;

/// <summary>An application registered with ipernity: its API key, which is public, and its secret, which signs.</summary>
public sealed class IpernityApplication
{
    /// <summary>Makes an application of its two credentials.</summary>
    /// <param name="apiKey">The API key, as the service shows it. It travels with every call.</param>
    /// <param name="apiSecret">The secret that belongs to the key. It never travels.</param>
    /// <exception cref="ArgumentException">Either is empty or blank.</exception>
    public IpernityApplication(string apiKey, string apiSecret)
    {
        if (string.IsNullOrWhiteSpace(apiKey))
            throw new ArgumentException("The API key is empty.", nameof(apiKey));
        if (string.IsNullOrWhiteSpace(apiSecret))
            throw new ArgumentException("The API secret is empty.", nameof(apiSecret));

        ApiKey = apiKey.Trim();
        ApiSecret = apiSecret.Trim();
    }

    /// <summary>The API key (<c>api_key</c>).</summary>
    public string ApiKey { get; }

    /// <summary>The secret that signs. Keep it out of any text that a person or a log may see.</summary>
    public string ApiSecret { get; }

    /// <summary>The API key alone; never the secret.</summary>
    /// <returns>The API key.</returns>
    public override string ToString() => ApiKey;
}
