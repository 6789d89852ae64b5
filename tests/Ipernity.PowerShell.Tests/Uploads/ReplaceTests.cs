using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Uploads;

/// <summary>A file replaces that of one document, which keeps its details.</summary>
public sealed class ReplaceTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.SendIpernityFileCommand";

    [Theory]
    [InlineData("Send-IpernityFile a.bin, b.bin -Replace 5")]
    [InlineData("Send-IpernityFile *.bin -Replace 5")]
    [InlineData("$folder.GetFiles('*.bin') | Send-IpernityFile -Replace 5")]
    [InlineData("'a.bin', 'b.bin' | ForEach-Object { [pscustomobject]@{ Path = $_; Replace = '5' } } | Send-IpernityFile")]
    public async Task Two_files_for_one_document_are_an_error_before_anything_is_sent(string script)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Write("b.bin");
        var result = session.Shell.Run(script);
        Assert.Equal("ReplaceTakesOneFile" + Id, result.ErrorId);
        Assert.Contains(session.PathOf("a.bin"), result.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains(session.PathOf("b.bin"), result.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(session.Calls("upload.replace"));
    }

    [Fact]
    public async Task Rows_replace_the_files_of_several_documents()
    {
        await using var session = await UploadSession.StartAsync();
        foreach (var name in new[] { "a.bin", "b.bin", "c.bin", "d.bin" })
            session.Write(name);
        var replaced = session.Uploads(
            """
            $first, $second = Send-IpernityFile a.bin, b.bin | ForEach-Object DocId
            [pscustomobject]@{ Path = 'c.bin'; Replace = $first },
            [pscustomobject]@{ Path = 'd.bin'; Replace = $second } | Send-IpernityFile
            """);
        Assert.Equal(["Done", "Done"], replaced.Select(upload => upload.Status));
        Assert.Equal(2, session.Calls("upload.replace").Length);
    }

    [Fact]
    public async Task A_row_with_details_and_Replace_is_one_error_and_the_rest_goes_on()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Write("b.bin");
        var result = session.Shell.Run(
            """
            [pscustomobject]@{ Path = 'a.bin'; Title = 'x'; Replace = '5' },
            [pscustomobject]@{ Path = 'b.bin'; Title = 'y'; Replace = '' } | Send-IpernityFile
            """);
        Assert.Equal("ParameterConflict" + Id, result.ErrorId);
        Assert.Contains(session.PathOf("a.bin"), result.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(session.PathOf("a.bin"), result.Error.TargetObject);
        Assert.Equal(session.PathOf("b.bin"), Assert.Single(UploadSession.Uploads(result)).Path);
    }

    [Theory]
    [InlineData("Title", "'x'")]
    [InlineData("Keyword", "'x'")]
    [InlineData("Public", "'1'")]
    [InlineData("Latitude", "1")]
    public async Task Each_detail_in_a_row_conflicts_with_Replace_on_the_command_line(string detail, string value)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        var result = session.Shell.Run($"[pscustomobject]@{{ Path = 'a.bin'; {detail} = {value} }} | Send-IpernityFile -Replace 5");
        Assert.Equal("ParameterConflict" + Id, result.ErrorId);
        Assert.Contains($"-{detail} and -Replace cannot be used together", result.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_command_line_the_conflict_is_one_error()
    {
        await using var session = await UploadSession.StartAsync();
        session.WriteMany(3);
        Assert.Equal("ParameterConflict" + Id, session.Shell.Run("$folder.GetFiles() | Send-IpernityFile -Title x -Replace 5").ErrorId);
        Assert.Empty(session.Calls("account.getQuota"));
    }
}
