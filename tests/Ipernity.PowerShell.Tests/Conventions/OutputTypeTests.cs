using System.Management.Automation;
using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Hosting;

namespace Ipernity.PowerShell.Tests.Conventions;

/// <summary>Cmdlets declare exactly the types that they write.</summary>
public sealed class OutputTypeTests
{
    private const string Application = "-ApiKey $key -ApiSecret $secret -Server $server";

    /// <summary>For each cmdlet, scripts that together write all declared types.</summary>
    private static readonly Dictionary<string, string[]> Scripts = new(StringComparer.Ordinal)
    {
        ["Add-IpernityAlbumDocument"] = ["Get-IpernityAlbum Nord | Add-IpernityAlbumDocument -Document 47200002 -PassThru"],
        ["Backup-IpernityAccount"] = ["Backup-IpernityAccount $folder -ErrorAction SilentlyContinue"],
        ["Connect-Ipernity"] = [$"Connect-Ipernity {Application} -NoBrowser", $"Connect-Ipernity {Application} -Token $connection.Token"],
        ["Complete-IpernityAuth"] = [$"$null = Connect-Ipernity {Application} -NoBrowser; Complete-IpernityAuth"],
        ["Disconnect-Ipernity"] = ["Disconnect-Ipernity"],
        ["Get-IpernityAccount"] = ["Get-IpernityAccount"],
        ["Get-IpernityAlbum"] = ["Get-IpernityAlbum -First 1"],
        ["Get-IpernityConnection"] = ["Get-IpernityConnection"],
        ["Get-IpernityDocument"] = ["Get-IpernityDocument -First 3"],
        ["Get-IpernityFrob"] = ["Get-IpernityFrob"],
        ["Get-IpernityMethod"] = ["Get-IpernityMethod doc.*", "Get-IpernityMethod test.echo -Online"],
        ["Get-IpernityProfile"] = ["Get-IpernityProfile"],
        ["Get-IpernitySignature"] = ["Get-IpernitySignature doc.get @{ doc_id = 1 }"],
        ["Invoke-IpernityApi"] =
        [
            "Invoke-IpernityApi doc.getList -First 3",
            "Invoke-IpernityApi test.hello -AsHashtable",
            "Invoke-IpernityApi test.hello -Format Xml",
            "Invoke-IpernityApi test.hello -Format Php",
            "Invoke-IpernityApi test.hello -Raw",
        ],
        ["New-IpernityAlbum"] = ["New-IpernityAlbum Paris"],
        ["Remove-IpernityAlbum"] = ["Remove-IpernityAlbum Nord -WhatIf"],
        ["Remove-IpernityAlbumDocument"] = ["Get-IpernityAlbum Nord | Remove-IpernityAlbumDocument -Document 1 -WhatIf"],
        ["Remove-IpernityDocument"] = ["Get-IpernityDocument -First 1 | Remove-IpernityDocument -WhatIf"],
        ["Remove-IpernityProfile"] = ["Remove-IpernityProfile work"],
        ["Restore-IpernityBackup"] =
        [
            "$null = Backup-IpernityAccount $folder -ErrorAction SilentlyContinue",
            "Get-IpernityDocument -First 1 | Remove-IpernityDocument -Confirm:$false; Restore-IpernityBackup $folder",
        ],
        ["Save-IpernityDocument"] = ["Get-IpernityDocument -First 1 | Save-IpernityDocument $folder"],
        ["Send-IpernityFile"] = ["Send-IpernityFile $manifest"],
        ["Set-IpernityAlbum"] = ["Set-IpernityAlbum Nord -Title North -PassThru"],
        ["Set-IpernityDocument"] = ["Get-IpernityDocument -First 1 | Set-IpernityDocument -Title new -PassThru"],
        ["Start-IpernitySandbox"] = ["Start-IpernitySandbox"],
        ["Stop-IpernitySandbox"] = ["$sandbox = Start-IpernitySandbox; $sandbox | Stop-IpernitySandbox"],
        ["Test-IpernityBackup"] =
        [
            "$null = Backup-IpernityAccount $folder -ErrorAction SilentlyContinue",
            "[IO.File]::WriteAllText(\"$folder/documents/stray.jpg\", 'stray'); Test-IpernityBackup $folder",
            "Test-IpernityBackup $folder -Quiet",
        ],
        ["Test-IpernityToken"] = ["Test-IpernityToken", "Test-IpernityToken -Token wrong"],
        ["Wait-IpernityUpload"] = ["Send-IpernityFile $manifest -NoWait | Wait-IpernityUpload"],
    };

    public static TheoryData<string> Cmdlets => [.. ModuleCommands.Names];

    [Theory, MemberData(nameof(Cmdlets))]
    public async Task It_writes_the_declared_types(string cmdlet)
    {
        await using var session = await SandboxSession.StartAsync(new SandboxOptions { AutoApprove = true });
        session.Connect(session.Shell, session.Sandbox.Members.Demo.UserId, "doc=delete");
        session.Shell["manifest"] = ModuleFiles.Manifest;
        session.Shell.AddVaults("Store");
        session.Shell.Run($"Connect-Ipernity {Application} -Token $connection.Token -SaveAs work").AssertNoErrors();
        var folder = Directory.CreateTempSubdirectory("ipernity-output-");
        session.Shell["folder"] = folder.FullName;

        var output = Scripts[cmdlet].SelectMany(script => session.Shell.Run(script).AssertNoErrors().Output);
        List<Type> seen = [.. output.Select(TypeOf).Distinct()];
        folder.Delete(recursive: true);
        var said = ModuleCommands.Find(cmdlet).OutputType.Select(type => type.Type).Where(type => type != typeof(void));
        Assert.Equal(Names(said), Names(seen));
    }

    private static Type TypeOf(PSObject output) => output.BaseObject is PSCustomObject ? typeof(PSObject) : output.BaseObject.GetType();

    private static IEnumerable<string?> Names(IEnumerable<Type> types) => types.Select(type => type.FullName).Order(StringComparer.Ordinal);
}
