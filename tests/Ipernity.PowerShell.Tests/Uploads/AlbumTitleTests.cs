using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Hosting;

namespace Ipernity.PowerShell.Tests.Uploads;

/// <summary>Files are put into albums by their titles.</summary>
public sealed class AlbumTitleTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.SendIpernityFileCommand";

    [Theory]
    [InlineData("'nord'")]
    [InlineData("880010")]
    [InlineData("(Get-IpernityAlbum Nord)")]
    [InlineData("(Invoke-IpernityApi album.get @{ album_id = 880010 }).album")]
    public async Task An_album_that_exists_gets_the_file(string album)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Uploads($"Send-IpernityFile a.bin -Album {album}");
        Assert.Equal("880010", Assert.Single(session.Calls("upload.file")).Parameters["album_id"]);
        Assert.Empty(session.Calls("album.create"));
    }

    [Fact]
    public async Task One_album_is_created_for_many_files()
    {
        await using var session = await UploadSession.StartAsync();
        session.WriteMany(20);
        session.Uploads("Send-IpernityFile *.bin -Album Paris -ThrottleLimit 8");
        Assert.Equal("Paris", Assert.Single(session.Calls("album.create")).Parameters["title"]);
        Assert.Single(session.Calls("upload.file").Select(call => call.Parameters["album_id"]).Distinct());
    }

    [Fact]
    public async Task A_blank_title_is_no_album()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Uploads("[pscustomobject]@{ Path = 'a.bin'; Album = ' ' } | Send-IpernityFile");
        Assert.DoesNotContain("album_id", Assert.Single(session.Calls("upload.file")).Parameters.Keys);
    }

    [Fact]
    public async Task Several_albums_with_the_title_are_an_error_of_the_file()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Shell.Run("$null = New-IpernityAlbum Paris; $null = New-IpernityAlbum PARIS").AssertNoErrors();
        var result = session.Shell.Run("Send-IpernityFile a.bin -Album paris");
        Assert.Equal("AlbumAmbiguous" + Id, result.ErrorId);
        Assert.Equal(session.PathOf("a.bin"), result.Error.TargetObject);
        Assert.Contains("2 of your albums have the title 'paris'", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(session.Calls("upload.file"));
    }

    [Fact]
    public async Task A_title_and_an_identifier_conflict()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Write("b.bin");
        var caught = session.Shell.Run("try { Send-IpernityFile a.bin -Album Nord -AlbumId 880010 } catch { $_ }").Single;
        Assert.Equal("ParameterConflict" + Id, caught.FullyQualifiedErrorId);
        var result = session.Shell.Run(
            """
            [pscustomobject]@{ Path = 'a.bin'; Album = 'Nord'; AlbumId = '880010' }, [pscustomobject]@{ Path = 'b.bin'; Album = 'Nord' } |
                Send-IpernityFile
            """);
        Assert.Equal("ParameterConflict" + Id, result.ErrorId);
        Assert.Single(result.Output);
    }

    [Fact]
    public async Task An_album_and_a_replacement_conflict()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        var caught = session.Shell.Run("try { Send-IpernityFile a.bin -Album Nord -Replace 47200002 } catch { $_ }").Single;
        Assert.Equal("-Album and -Replace cannot be used together.", caught.ToString());
    }

    [Fact]
    public async Task WhatIf_names_the_album_and_creates_none()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        var shown = session.Shell.Show("Send-IpernityFile a.bin -Album Paris -WhatIf");
        Assert.Contains("a.bin (100 bytes) into the album 'Paris'", shown, StringComparison.Ordinal);
        Assert.Empty(session.Calls("album.create"));
    }

    [Fact]
    public async Task An_equal_file_whose_document_is_not_known_yet_is_not_put_into_the_album_and_a_warning_says_so()
    {
        await using var session = await UploadSession.StartAsync(new SandboxOptions { TicketDuration = TimeSpan.FromSeconds(2) });
        session.Write("a.bin");
        File.Copy(session.PathOf("a.bin"), session.PathOf("b.bin"));
        var result = session.Shell.Run("Send-IpernityFile a.bin, b.bin -Album Paris -SkipDuplicate -NoWait").AssertNoErrors();
        Assert.Contains("Not applied: -Album.", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }
}
