using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Uploads;

/// <summary>A keyword arrives whole, whatever it contains, or is an error.</summary>
public sealed class KeywordTests
{
    [Theory]
    [InlineData("-Keyword 'Paris, France', sea", "Paris, France|sea")]
    [InlineData("-Keyword 'blue sky', sunset", "blue sky|sunset")]
    [InlineData("-Keyword 'Paris, France'", "Paris, France")]
    public async Task Each_value_on_the_command_line_is_one_keyword(string parameter, string keywords)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        Assert.Equal(keywords, Keywords(session, $"Send-IpernityFile a.bin {parameter}"));
    }

    [Theory]
    [InlineData("sea", "sea")]
    [InlineData("sea, blue sky", "blue sky|sea")]
    [InlineData("\"Paris, France\",sea", "Paris, France|sea")]
    [InlineData(" sea ,, ", "sea")]
    public async Task Commas_separate_the_keywords_in_one_cell(string cell, string keywords)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        Assert.Equal(keywords, Keywords(session, $"[pscustomobject]@{{ Path = 'a.bin'; Keywords = '{cell}' }} | Send-IpernityFile"));
    }

    [Theory]
    [InlineData("Send-IpernityFile a.bin -Keyword '24\" wheel'", "24\" wheel")]
    [InlineData("Send-IpernityFile a.bin -Keyword \"two`nlines\"", "two\nlines")]
    [InlineData("[pscustomobject]@{ Path = 'a.bin'; Keywords = '\"blue sky,sea' } | Send-IpernityFile", "\"blue sky,sea")]
    public async Task What_cannot_be_sent_is_an_error_that_names_it(string script, string keyword)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        var result = session.Shell.Run(script);
        Assert.Equal("InvalidCall,Ipernity.PowerShell.Commands.SendIpernityFileCommand", result.ErrorId);
        Assert.Contains($"'{keyword}'", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(session.Calls("upload.file"));
    }

    [Fact]
    public async Task A_list_of_keywords_for_any_method_is_quoted()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        session.Shell.Run("Invoke-IpernityApi doc.tags.add @{ doc_id = 1; keywords = 'blue sky', 'Paris, France', 'sea' }");
        Assert.Equal("\"blue sky\",\"Paris, France\",sea", session.Sandbox.ReceivedCalls[^1].Parameters["keywords"]);
    }

    private static string Keywords(UploadSession session, string script)
    {
        var document = Assert.Single(session.Uploads(script)).DocId;
        var sent = session.Shell.Run($"(Invoke-IpernityApi doc.get @{{ doc_id = {document}; extra = 'tags' }}).doc.tags.tag.keyword");
        return string.Join('|', sent.AssertNoErrors().Output.Select(keyword => keyword.ToString()).Order(StringComparer.Ordinal));
    }
}
