namespace Ipernity.Api.Runs;

/// <summary>
/// Frees short-lived objects from time to time. On processors with large caches, the runtime would otherwise let them grow to hundreds of
/// megabytes during a backup of many thousands of documents.
/// </summary>
internal static class ShortLivedMemory
{
    private const int Most = 8 * 1024;

    // Large answers are freed only by a full collection.
    private const int WholeEvery = 4;

    private static int _kilobytes;
    private static int _collections;

    /// <summary>Records the size of objects that are no longer used.</summary>
    /// <param name="kilobytes">Their approximate size.</param>
    public static void Add(int kilobytes)
    {
        if (Interlocked.Add(ref _kilobytes, kilobytes) < Most)
            return;
        Volatile.Write(ref _kilobytes, 0);
        GC.Collect(Interlocked.Increment(ref _collections) % WholeEvery == 0 ? GC.MaxGeneration : 1);
    }
}
