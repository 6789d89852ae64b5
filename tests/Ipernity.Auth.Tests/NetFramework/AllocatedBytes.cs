namespace Ipernity.Auth.Tests.NetFramework;

/// <summary>What was allocated so far. Mono does not count it: there it is what is held, which grows with a hoard as well.</summary>
internal static class AllocatedBytes
{
    private static readonly bool IsCounted = TryCount();

    extension(GC)
    {
        public static long GetTotalAllocatedBytes(bool precise) =>
            IsCounted ? AppDomain.CurrentDomain.MonitoringTotalAllocatedMemorySize : GC.GetTotalMemory(forceFullCollection: precise);
    }

    private static bool TryCount()
    {
        try
        {
            AppDomain.MonitoringIsEnabled = true;
            return true;
        }
        catch (NotImplementedException)
        {
            return false;
        }
    }
}
