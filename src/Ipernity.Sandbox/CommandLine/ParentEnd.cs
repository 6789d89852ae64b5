using System.Diagnostics;

namespace Ipernity.Sandbox.CommandLine;

/// <summary>
/// The end of the program that started this one, however it ends. The system then closes the standard input that came from
/// it; its process is watched too, as a handle of that pipe may have been passed on to yet another program.
/// </summary>
internal static class ParentEnd
{
    /// <summary>Completes when the parent has ended, or has closed the input to let this program go.</summary>
    public static Task WaitAsync(int parent) => Task.WhenAny(Task.Run(ReadToEnd), WaitForExitAsync(parent));

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
            // It has ended already.
        }
    }
}
