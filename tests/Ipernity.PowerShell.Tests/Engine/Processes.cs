using System.Diagnostics;

namespace Ipernity.PowerShell.Tests.Engine;

/// <summary>Finds processes that the module has started.</summary>
internal static class Processes
{
    /// <summary>Waits some seconds for a process to end.</summary>
    /// <returns>Whether it has ended.</returns>
    public static async Task<bool> EndsAsync(int id)
    {
        for (var i = 0; i < 100; i++)
        {
            if (!Runs(id))
                return true;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        return false;
    }

    public static bool Runs(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
