namespace Ipernity.Sandbox.Community.Authorization;

/// <summary>An application that may call the API.</summary>
/// <param name="Key">The API key that identifies it.</param>
/// <param name="Secret">The secret that it signs with.</param>
/// <param name="Name">The name that members see when they authorize it.</param>
/// <param name="Callback">Where a web application's authorization page redirects to; null for a desktop application.</param>
internal sealed record RegisteredApplication(string Key, string Secret, string Name, Uri? Callback);
