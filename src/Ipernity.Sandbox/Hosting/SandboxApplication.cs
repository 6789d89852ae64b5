namespace Ipernity.Sandbox.Hosting;

/// <summary>An application that may call the sandbox.</summary>
/// <param name="Key">Its API key.</param>
/// <param name="Secret">Its API secret.</param>
/// <param name="Name">The name that members see when they authorize it.</param>
public sealed record SandboxApplication(string Key, string Secret, string Name)
{
    /// <summary>The callback of a web application; null for a desktop application.</summary>
    public Uri? Callback { get; init; }
}
