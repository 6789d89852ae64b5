using System.Security.Cryptography;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Uploads;

/// <summary>Files arrive unchanged, and each has one object in the output.</summary>
public sealed class ArrivalTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1024 * 1024)]
    public async Task Every_byte_arrives(int length)
    {
        await using var session = await UploadSession.StartAsync();
        var bytes = session.Write("a.bin", length);
        Assert.Equal(bytes, session.Original(Assert.Single(session.Uploads("Send-IpernityFile a.bin")).DocId));
    }

    [Fact]
    public async Task The_output_describes_the_upload()
    {
        await using var session = await UploadSession.StartAsync();
        var bytes = session.Write("a.bin");
        var upload = Assert.Single(session.Uploads("Send-IpernityFile a.bin -SkipDuplicate"));
        Assert.Equal(session.PathOf("a.bin"), upload.Path);
        Assert.Equal("Done", upload.Status);
        Assert.Equal(bytes.Length, upload.Bytes);
        Assert.Equal(Convert.ToHexStringLower(MD5.HashData(bytes)), upload.MD5);
        Assert.NotEmpty(upload.Ticket!);
        Assert.True(upload.Duration > TimeSpan.Zero);
        Assert.Null(upload.Document);
    }

    [Fact]
    public async Task The_checksum_is_only_computed_if_it_is_needed()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        Assert.Null(Assert.Single(session.Uploads("Send-IpernityFile a.bin")).MD5);
    }

    [Theory]
    [InlineData("Möwe über Föhr.bin")]
    [InlineData("снимок на море.bin")]
    [InlineData("夕焼けの海.bin")]
    [InlineData("صورة.bin")]
    [InlineData("🌊 wave 'one'.bin")]
    [InlineData("a;b=c&d%20e+f.bin")]
    public async Task File_names_arrive_in_any_script(string name)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write(name);
        session.Shell["name"] = name;
        var upload = Assert.Single(session.Uploads("Send-IpernityFile -LiteralPath $name"));
        Assert.Equal(Path.GetFileNameWithoutExtension(name), (string)session.Details(upload.DocId).title);
    }

    [Theory]
    [InlineData("Send-IpernityFile *.bin")]
    [InlineData("Send-IpernityFile a.bin, b.bin")]
    [InlineData("$folder.GetFiles() | Send-IpernityFile")]
    [InlineData("'a.bin', 'b.bin' | Send-IpernityFile")]
    public async Task Files_can_be_given_by_wildcard_list_and_pipeline(string script)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Write("b.bin");
        Assert.Equal(
            ["a.bin", "b.bin"], session.Uploads(script).Select(upload => Path.GetFileName(upload.Path)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Send-IpernityFile -LiteralPath 'a[1].bin'")]
    [InlineData("$folder.GetFiles() | Send-IpernityFile")]
    public async Task Brackets_in_a_literal_path_are_no_wildcards(string script)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a[1].bin");
        Assert.Equal(session.PathOf("a[1].bin"), Assert.Single(session.Uploads(script)).Path);
    }

    [Fact]
    public async Task A_file_that_is_open_for_writing_can_be_read()
    {
        await using var session = await UploadSession.StartAsync();
        var bytes = session.Write("a.bin");
        await using var open = new FileStream(session.PathOf("a.bin"), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        Assert.Equal(bytes, session.Original(Assert.Single(session.Uploads("Send-IpernityFile a.bin")).DocId));
    }

    [Fact]
    public async Task Each_of_200_files_arrives_once()
    {
        await using var session = await UploadSession.StartAsync();
        session.WriteMany(200);
        var uploads = session.Uploads("$folder.GetFiles() | Send-IpernityFile -ThrottleLimit 8");
        Assert.Equal(200, session.Calls("upload.file").Length);
        Assert.Equal(200, uploads.Select(upload => upload.DocId).Distinct(StringComparer.Ordinal).Count());
        Assert.All(uploads, upload => Assert.Equal(File.ReadAllBytes(upload.Path!), session.Original(upload.DocId)));
    }

    [Fact]
    public async Task The_file_is_not_signed_and_is_sent_once()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Uploads("Send-IpernityFile a.bin");
        var call = Assert.Single(session.Calls("upload.file"));
        Assert.Equal(200, call.StatusCode);
        Assert.DoesNotContain("file", call.Parameters.Keys);
    }

    [Fact]
    public async Task Replace_keeps_the_document_and_changes_its_file()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        var bytes = session.Write("b.bin");
        var document = Assert.Single(session.Uploads("Send-IpernityFile a.bin -Title kept")).DocId;
        var replaced = Assert.Single(session.Uploads($"Send-IpernityFile b.bin -Replace {document}"));
        Assert.Equal(document, replaced.DocId);
        Assert.Equal(bytes, session.Original(document));
        Assert.Equal("kept", (string)session.Details(document).title);
    }

    [Fact]
    public async Task Replace_excludes_the_fields_of_a_document()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        Assert.Equal(
            "ParameterConflict,Ipernity.PowerShell.Commands.SendIpernityFileCommand",
            session.Shell.Run("Send-IpernityFile a.bin -Replace 1 -Title no").ErrorId);
        Assert.Empty(session.Calls("upload.replace"));
    }

    [Fact]
    public async Task WhatIf_sends_nothing()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        Assert.Empty(session.Uploads("Send-IpernityFile a.bin -WhatIf"));
        Assert.Empty(session.Calls("upload.file"));
        Assert.Contains("upload.file", session.Shell.Host.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PassThru_adds_the_documents_details()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        var upload = Assert.Single(session.Uploads("Send-IpernityFile a.bin -Title dawn -PassThru"));
        Assert.Equal(upload.DocId, upload.Document!.Properties["doc_id"].Value);
        Assert.Equal("dawn", upload.Document.Properties["title"].Value);
    }
}
