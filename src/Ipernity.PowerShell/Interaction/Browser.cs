using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Ipernity.PowerShell.Secrets;

namespace Ipernity.PowerShell.Interaction;

/// <summary>Opens a link in the browser.</summary>
internal static class Browser
{
    private const int GivesUpWithin = 1000;

    private static readonly string[] DesktopVariables = ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"];

    /// <returns>Whether a browser was started.</returns>
    public static bool TryOpen(Uri link)
    {
        if (Command(link) is not { } command)
            return false;

        try
        {
            using var process = Process.Start(command);
            // A launcher that finds no browser ends at once with an error.
            return process is null || !process.WaitForExit(GivesUpWithin) || process.ExitCode == 0;
        }
        catch (Exception missing) when (missing is Win32Exception or FileNotFoundException or PlatformNotSupportedException)
        {
            return false;
        }
    }

    private static ProcessStartInfo? Command(Uri link)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            return new ProcessStartInfo(link.AbsoluteUri) { UseShellExecute = true };
        if (RuntimeInformation.IsOSPlatform(OSPlatform.OSX))
            return Quiet("open", link);
        return HasDesktop() ? Quiet("xdg-open", link) : null;
    }

    // Without a desktop, xdg-open would start a text browser in this terminal.
    private static bool HasDesktop() =>
        Array.Exists(DesktopVariables, static name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)));

    // An absolute web address contains no spaces or quotes, because they are escaped.
    private static ProcessStartInfo Quiet(string program, Uri link) =>
        EnvironmentVariables.WithoutSecrets(new ProcessStartInfo(program, link.AbsoluteUri)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
}
