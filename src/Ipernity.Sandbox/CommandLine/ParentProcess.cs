using System.Diagnostics;

namespace Ipernity.Sandbox.CommandLine;

/// <summary>Waits for the end of the program that started this one, however it ends.</summary>
internal static class ParentProcess
{
    /// <summary>
    /// Completes when the parent has ended or has closed this program's standard input. The process is watched as well as the input,
    /// because another program may have inherited the parent's end of the pipe.
    /// </summary>
    public static Task WaitForEndAsync(int parent) => Task.WhenAny(Task.Run(ReadToEnd), WaitForExitAsync(parent));

    private static void ReadToEnd()
    {
        using var input = Console.OpenStandardInput();
        Span<byte> ignored = stackalloc byte[64];
        while (input.Read(ignored) > 0)
        {
        }
    }

    private static async Task WaitForExitAsync(int parent)
    {
        try
        {
            using var process = Process.GetProcessById(parent);
            await process.WaitForExitAsync();
        }
        catch (ArgumentException)
        {
            // The parent has already ended.
        }
    }
}
