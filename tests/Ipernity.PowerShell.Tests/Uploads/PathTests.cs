using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Uploads;

/// <summary>Paths with brackets, and the columns of tables that are paths.</summary>
public sealed class PathTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.SendIpernityFileCommand";

    [Theory]
    [InlineData("IMG[1].bin")]
    [InlineData("IMG`[1`].bin")]
    public async Task A_file_with_brackets_is_sent_and_not_the_one_that_matches_it(string path)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("IMG[1].bin");
        session.Write("IMG1.bin");
        Assert.Equal(session.PathOf("IMG[1].bin"), Assert.Single(session.Uploads($"Send-IpernityFile '{path}'")).Path);
    }

    [Fact]
    public async Task Without_such_a_file_brackets_are_wildcards()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("IMG1.bin");
        Assert.Equal(session.PathOf("IMG1.bin"), Assert.Single(session.Uploads("Send-IpernityFile 'IMG[1].bin'")).Path);
    }

    [Theory]
    [InlineData("IMG[2].bin")]
    [InlineData("*.tif")]
    [InlineData("no/such/[a-z]*.jpg")]
    public async Task A_pattern_that_matches_nothing_names_LiteralPath(string pattern)
    {
        await using var session = await UploadSession.StartAsync();
        var result = session.Shell.Run($"Send-IpernityFile '{pattern}'");
        Assert.Equal("FileNotFound" + Id, result.ErrorId);
        Assert.Contains($"'{pattern}'", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("-LiteralPath", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Title = 'x'; Latitude = ''")]
    [InlineData("Title = 'x'; License = 3")]
    [InlineData("Title = 'x'; Latitude = 1; Longitude = 2")]
    [InlineData("Title = 'x'; Keywords = @('a', 'b')")]
    [InlineData("Title = 'x'; Path = ''")]
    public async Task A_path_binds_whatever_else_the_row_has(string columns)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("IMG[1].bin");
        session.Write("IMG1.bin");
        var upload = Assert.Single(session.Uploads(
            $"[pscustomobject]@{{ {columns}; FullName = '{session.PathOf("IMG[1].bin")}' }} | Send-IpernityFile"));
        Assert.Equal(session.PathOf("IMG[1].bin"), upload.Path);
        Assert.Equal("x", Assert.Single(session.Calls("upload.file")).Parameters["title"]);
    }

    [Theory]
    [InlineData("[pscustomobject]@{ FullName = 'IMG[1].bin' } | Send-IpernityFile")]
    [InlineData("[IO.FileInfo]::new(\"$($folder.FullName)/IMG[1].bin\") | Send-IpernityFile")]
    [InlineData("Send-IpernityFile 'IMG`[1`].bin'")]
    public async Task A_literal_path_never_stands_for_another_file(string script)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("IMG1.bin");
        var result = session.Shell.Run(script);
        Assert.Equal("FileNotFound" + Id, result.ErrorId);
        Assert.Contains("IMG[1].bin", result.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Path")]
    [InlineData("LiteralPath")]
    [InlineData("FullName")]
    [InlineData("PSPath")]
    public async Task A_table_binds_by_each_column_with_a_path(string column)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        var upload = Assert.Single(session.Uploads(
            $"[pscustomobject]@{{ {column} = '{session.PathOf("a.bin")}'; Title = 'Morning'; Keywords = 'sea' }} | Send-IpernityFile"));
        Assert.Equal(session.PathOf("a.bin"), upload.Path);
        Assert.Equal("Morning", Assert.Single(session.Calls("upload.file")).Parameters["title"]);
    }

    [Fact]
    public async Task A_row_of_a_database_binds_by_its_columns()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        using var table = new System.Data.DataTable();
        table.Columns.Add("FullName");
        table.Columns.Add("Title");
        table.Columns.Add("Latitude", typeof(double));
        table.Rows.Add(session.PathOf("a.bin"), "Morning", null);
        session.Shell["rows"] = table.Rows;
        Assert.Equal(session.PathOf("a.bin"), Assert.Single(session.Uploads("$rows | Send-IpernityFile")).Path);
        var sent = Assert.Single(session.Calls("upload.file")).Parameters;
        Assert.Equal(("Morning", false), (sent["title"], sent.ContainsKey("lat")));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ File = 'a.bin'; Title = 'x' }", "has no path in Path, LiteralPath, FullName")]
    [InlineData("[pscustomobject]@{ File = 'a.bin' }", "has no path in Path, LiteralPath, FullName")]
    [InlineData("[pscustomobject]@{ Path = ' '; Title = 'x' }", "has no path in Path, LiteralPath, FullName")]
    [InlineData("[pscustomobject]@{ FullName = ''; Title = 'x' }", "has no path in Path, LiteralPath, FullName")]
    [InlineData("@{ Path = 'a.bin' }", "Convert it to an object: [pscustomobject]")]
    [InlineData("' '", "The path is blank.")]
    public async Task A_row_without_a_path_says_so_and_the_rest_goes_on(string row, string says)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        var result = session.Shell.Run($"{row}, [pscustomobject]@{{ Path = 'a.bin' }} | Send-IpernityFile");
        Assert.Contains(says, result.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(session.PathOf("a.bin"), Assert.Single(UploadSession.Uploads(result)).Path);
    }
}
