using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Uploads;

/// <summary>What lies beside photos is not published by accident, and only regular files are sent.</summary>
public sealed class SideFileTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.SendIpernityFileCommand";

    [Theory]
    [InlineData("Thumbs.db")]
    [InlineData("thumbs.DB")]
    [InlineData("desktop.ini")]
    [InlineData(".DS_Store")]
    [InlineData("a.xmp")]
    [InlineData("a.jpg.XMP")]
    [InlineData("._a.jpg")]
    public async Task A_side_file_is_left_out_by_wildcard_and_pipeline(string name)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.jpg");
        session.Write(name);
        foreach (var script in new[] { "$folder.GetFiles() | Send-IpernityFile", "Send-IpernityFile $folder/*, $folder/.*" })
        {
            var result = session.Shell.Run(script + " -SkipDuplicate -Verbose -ErrorAction SilentlyContinue");
            Assert.Equal(session.PathOf("a.jpg"), Assert.Single(UploadSession.Uploads(result)).Path);
        }

        Assert.Single(session.Calls("upload.file"));
    }

    [Fact]
    public async Task A_verbose_message_names_what_is_left_out()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.xmp");
        var result = session.Shell.Run("$folder.GetFiles() | Send-IpernityFile -Verbose").AssertNoErrors();
        Assert.Contains(result.Verbose, message => message.Contains($"'{session.PathOf("a.xmp")}'", StringComparison.Ordinal)
            && message.Contains("-IncludeAll", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Send-IpernityFile a.xmp")]
    [InlineData("Send-IpernityFile -LiteralPath a.xmp")]
    [InlineData("Send-IpernityFile *.xmp -IncludeAll")]
    [InlineData("$folder.GetFiles() | Send-IpernityFile -IncludeAll")]
    public async Task A_side_file_is_sent_if_it_is_named_or_all_are_included(string script)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.xmp");
        Assert.Equal(session.PathOf("a.xmp"), Assert.Single(session.Uploads(script)).Path);
    }

    [Fact]
    public async Task A_link_without_a_target_is_an_error_of_its_own()
    {
        await using var session = await UploadSession.StartAsync();
        File.CreateSymbolicLink(session.PathOf("dead.jpg"), session.PathOf("gone.jpg"));
        foreach (var script in new[] { "Send-IpernityFile dead.jpg", "Send-IpernityFile *.jpg", "$folder.GetFiles() | Send-IpernityFile" })
        {
            var result = session.Shell.Run(script);
            Assert.Equal("NotAFile" + Id, result.ErrorId);
            Assert.Contains("gone.jpg", result.Error.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_pipe_is_an_error_of_its_own()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes among the files.");
        await using var session = await UploadSession.StartAsync();
        using var making = System.Diagnostics.Process.Start("mkfifo", session.PathOf("pipe.jpg"));
        await making.WaitForExitAsync(TestContext.Current.CancellationToken);
        var result = session.Shell.Run("Send-IpernityFile pipe.jpg");
        Assert.Equal("NotAFile" + Id, result.ErrorId);
        Assert.Contains("is a pipe, not a regular file", result.Error.ToString(), StringComparison.Ordinal);
    }
}
