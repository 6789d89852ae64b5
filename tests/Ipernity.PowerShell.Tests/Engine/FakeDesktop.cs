namespace Ipernity.PowerShell.Tests.Engine;

/// <summary>A Linux desktop whose xdg-open is a script of the test.</summary>
internal sealed class FakeDesktop : IDisposable
{
    private readonly EnvironmentScope _environment = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ipernity-desktop-");

    private FakeDesktop(string script)
    {
        Program = Path.Combine(_folder.FullName, "xdg-open");
        File.WriteAllText(Program, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _environment["DISPLAY"] = ":0";
        _environment["PATH"] = $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}";
    }

    public string Program { get; }

    /// <summary>Creates a fake; skips the test on systems with another kind of desktop.</summary>
    public static FakeDesktop Create(string script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux opens a browser by xdg-open.");
        return new FakeDesktop(script);
    }

    public void Dispose()
    {
        _environment.Dispose();
        _folder.Delete(recursive: true);
    }
}
