using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Uploads;

/// <summary>The fields of a document, given by parameters or by the pipeline.</summary>
public sealed class FieldTests
{
    [Theory]
    [InlineData("-Title 'Morgen in Föhr'", "title", "Morgen in Föhr")]
    [InlineData("-Description 'two\nlines'", "description", "two\nlines")]
    [InlineData("-Keyword sea, 'north sea'", "keywords", "sea,\"north sea\"")]
    [InlineData("-Keyword 'Paris, France', sea", "keywords", "\"Paris, France\",sea")]
    [InlineData("-Keyword ' sea ', ''", "keywords", "sea")]
    [InlineData("-License 0", "license", "0")]
    [InlineData("-Public", "is_public", "1")]
    [InlineData("-Public:$false", "is_public", "0")]
    [InlineData("-Family", "is_family", "1")]
    [InlineData("-Friend", "is_friend", "1")]
    [InlineData("-CreatedAt '2026-08-01 12:30:00'", "created_at", "2026-08-01 12:30:00")]
    [InlineData("-CreatedAt 2026-08-01", "created_at", "2026-08-01")]
    [InlineData("-CreatedAt 2026-08-01T12:30", "created_at", "2026-08-01 12:30:00")]
    [InlineData("-CreatedAt ([datetime]::new(2026, 8, 1, 12, 30, 0))", "created_at", "2026-08-01 12:30:00")]
    [InlineData("-Longitude 8.5 -Latitude 54", "lng", "8.5")]
    [InlineData("-Latitude -54.25 -Longitude 8", "lat", "-54.25")]
    [InlineData("-Orientation 6", "dir", "6")]
    [InlineData("-Safety 1", "safety", "1")]
    [InlineData("-CommentPermission 3", "perm_comment", "3")]
    [InlineData("-TagPermission 4", "perm_tag", "4")]
    [InlineData("-TagMePermission 3", "perm_tagme", "3")]
    public async Task A_parameter_fills_its_field(string parameter, string name, string value)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Uploads($"Send-IpernityFile a.bin {parameter}");
        Assert.Equal(value, Assert.Single(session.Calls("upload.file")).Parameters[name]);
    }

    [Fact]
    public async Task Without_parameters_no_fields_are_sent()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Uploads("Send-IpernityFile a.bin");
        Assert.Equal(
            ["api_key", "api_sig", "auth_token"],
            Assert.Single(session.Calls("upload.file")).Parameters.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_document_has_the_fields()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        var upload = Assert.Single(
            session.Uploads(
                "Send-IpernityFile a.bin -Title 夕焼け -Description quiet -Keyword sea, 'north sea' -Public -CreatedAt " +
                "'2026-08-01 12:30:00' -Latitude 54.7 -Longitude 8.5"));
        var details = session.Details(upload.DocId);
        Assert.Equal("夕焼け", (string)details.title);
        Assert.Equal("quiet", (string)details.description);
        Assert.Equal(["north sea", "sea"], Keywords(session, upload.DocId));
        Assert.Equal("54.700000 8.500000 1 2026-08-01 12:30:00", session.Shell.Run(
            $"$doc = (Invoke-IpernityApi doc.get @{{ doc_id = {upload.DocId}; extra = 'geo,tags' }} " +
            $"-AsHashtable).doc; '{{0}} {{1}} {{2}} {{3}}' -f $doc.geo.lat, $doc.geo.lng, " +
            "$doc.visibility.ispublic, $doc.dates.created").As<string>());
    }

    [Fact]
    public async Task The_document_is_put_into_the_album()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        var upload = Assert.Single(
            session.Uploads(
                "$album = (Invoke-IpernityApi album.create @{ title = 'August' }).album.album_id; Send-IpernityFile " +
                "a.bin -AlbumId $album"));
        Assert.Equal(
            upload.DocId, session.Shell.Run("(Invoke-IpernityApi album.docs.getList @{ album_id = $album } -All).doc_id").As<string>());
    }

    [Fact]
    public async Task Rows_of_a_table_bind_by_their_columns()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Write("b.bin");
        session.Uploads(
            """
            [pscustomobject]@{ Path = 'a.bin'; Title = 'first'; Keywords = 'sea'; Public = '1' },
            [pscustomobject]@{ Path = 'b.bin'; Title = 'second'; Keywords = 'hill'; Public = '0' } | Send-IpernityFile
            """);
        var sent = session.Calls("upload.file").Select(
            call => $"{call.Parameters["title"]} {call.Parameters["keywords"]} {call.Parameters["is_public"]}");
        Assert.Equal(["first sea 1", "second hill 0"], sent.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_blank_cell_is_not_sent()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Uploads(
            "[pscustomobject]@{ Path = 'a.bin'; Title = ''; Description = ' '; Keyword = ''; AlbumId = ''; " +
            "CreatedAt = ''; Public = ''; Family = ' '; Latitude = ''; Longitude = ' '; MemberId = ''; Replace = " +
            "'' } | Send-IpernityFile");
        Assert.Equal(
            ["api_key", "api_sig", "auth_token"],
            Assert.Single(session.Calls("upload.file")).Parameters.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("$null")]
    [InlineData("[DBNull]::Value")]
    public async Task A_missing_value_is_a_blank_cell(string blank)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Uploads(
            $"$x = {blank}; [pscustomobject]@{{ Path = 'a.bin'; Title = $x; Keyword = $x; AlbumId = $x; CreatedAt = $x; Public = $x; " +
            "License = $x; Latitude = $x; Longitude = $x; MemberId = $x; Replace = $x } | Send-IpernityFile");
        Assert.Equal(
            ["api_key", "api_sig", "auth_token"],
            Assert.Single(session.Calls("upload.file")).Parameters.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_row_sends_only_its_own_columns()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Write("b.bin");
        session.Uploads(
            """
            [pscustomobject]@{ Path = 'a.bin'; Title = 'first'; Latitude = 1; Longitude = 2; Public = '1'; Friend = '0'; Keyword = 'sea' },
            [pscustomobject]@{ Path = 'b.bin' } | Send-IpernityFile -ThrottleLimit 1 -License 3 -Family
            """);
        // Files are sent in no particular order.
        Assert.Equal(
            ["is_family is_friend is_public keywords lat license lng title", "is_family license"],
            session.Calls("upload.file")
                .Select(call => call.Parameters.Keys.Except(["api_key", "api_sig", "auth_token"]).Order(StringComparer.Ordinal))
                .Select(names => string.Join(' ', names))
                .OrderByDescending(static names => names.Length));
    }

    [Theory]
    [InlineData("8,5")]
    [InlineData("1.000,5")]
    [InlineData("north")]
    public async Task A_number_needs_a_decimal_point(string latitude)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        var result = session.Shell.Run($"[pscustomobject]@{{ Path = 'a.bin'; Latitude = '{latitude}' }} | Send-IpernityFile");
        Assert.Contains(
            $"'{latitude}' is not a number. Use a decimal point, such as 8.5.", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(session.Calls("upload.file"));
    }

    [Fact]
    public async Task Columns_may_have_the_names_of_the_api()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Uploads(
            "[pscustomobject]@{ Path = 'a.bin'; is_friend = '1'; lat = '54.5'; lng = '8.5'; created_at = " +
            "'2026-08-01' } | Send-IpernityFile");
        var sent = Assert.Single(session.Calls("upload.file")).Parameters;
        Assert.Equal("1 54.5 8.5 2026-08-01", $"{sent["is_friend"]} {sent["lat"]} {sent["lng"]} {sent["created_at"]}");
    }

    [Fact]
    public async Task A_value_that_is_not_a_date_is_one_error_before_sending()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Write("b.bin");
        var result = session.Shell.Run(
            """
            [pscustomobject]@{ Path = 'a.bin'; CreatedAt = 'yesterday' },
            [pscustomobject]@{ Path = 'b.bin'; CreatedAt = '2026-08-01' } | Send-IpernityFile
            """);
        Assert.Equal("InvalidCall,Ipernity.PowerShell.Commands.SendIpernityFileCommand", result.ErrorId);
        Assert.Contains("'yesterday' is not a creation date", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(session.PathOf("a.bin"), result.Error.TargetObject);
        Assert.Single(session.Calls("upload.file"));
        Assert.Equal(session.PathOf("b.bin"), Assert.Single(UploadSession.Uploads(result)).Path);
    }

    private static IEnumerable<string> Keywords(UploadSession session, string? document) =>
        session.Shell.Run($"(Invoke-IpernityApi doc.get @{{ doc_id = {document}; extra = 'tags' }}).doc.tags.tag.keyword").AssertNoErrors()
            .Output.Select(keyword => (string)keyword.BaseObject).Order(StringComparer.Ordinal);
}
