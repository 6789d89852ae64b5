namespace Ipernity.PowerShell.Tests.Engine;

/// <summary>A dotnet that is found first and is a script of the test.</summary>
internal sealed class FakeDotnet : IDisposable
{
    private readonly EnvironmentScope _environment = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ipernity-dotnet-");

    private FakeDotnet(string script)
    {
        Program = Path.Combine(_folder.FullName, "dotnet");
        File.WriteAllText(Program, $"#!/bin/sh\ncd '{_folder.FullName}'\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _environment["DOTNET_ROOT"] = _folder.FullName;
    }

    public string Program { get; }

    /// <summary>Creates a fake; skips the test on systems where a program cannot be a script.</summary>
    public static FakeDotnet Create(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A script cannot stand in for a program on Windows.");
        return new FakeDotnet(script);
    }

    /// <summary>The text that the script wrote to a file.</summary>
    public async Task<string> ReadAsync(string file)
    {
        var path = Path.Combine(_folder.FullName, file);
        for (var i = 0; i < 200 && (!File.Exists(path) || new FileInfo(path).Length == 0); i++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        return await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        _environment.Dispose();
        _folder.Delete(recursive: true);
    }
}
