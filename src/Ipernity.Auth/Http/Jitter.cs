namespace Ipernity.Auth.Http;

/// <summary>Random factors for pauses.</summary>
internal static class Jitter
{
    private static readonly Random Source = new();

    /// <returns>A factor from 0.75 to 1.25.</returns>
    public static double Next()
    {
        lock (Source)
        {
#pragma warning disable CA5394 // Pauses are not secret.
            return 0.75 + (Source.NextDouble() / 2);
#pragma warning restore CA5394
        }
    }
}
