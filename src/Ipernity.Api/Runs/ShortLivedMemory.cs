namespace Ipernity.Api.Runs;

/// <summary>
/// Frees short-lived objects now and then. On processors with large caches the runtime would first let them fill hundreds of megabytes,
/// which a backup of many thousands of documents would do.
/// </summary>
internal static class ShortLivedMemory
{
    private const int Most = 8 * 1024;

    // Large answers are only freed together with everything else.
    private const int WholeEvery = 4;

    private static int _kilobytes;
    private static int _collections;

    /// <summary>Notes that work has left objects behind that nobody needs.</summary>
    /// <param name="kilobytes">How much that is, roughly.</param>
    public static void Add(int kilobytes)
    {
        if (Interlocked.Add(ref _kilobytes, kilobytes) < Most)
            return;
        Volatile.Write(ref _kilobytes, 0);
        GC.Collect(Interlocked.Increment(ref _collections) % WholeEvery == 0 ? GC.MaxGeneration : 1);
    }
}
