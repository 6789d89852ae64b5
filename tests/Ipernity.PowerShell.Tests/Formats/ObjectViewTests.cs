using Ipernity.Auth.Tests.Support;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Formats;

/// <summary>How documents, albums and accounts look.</summary>
public sealed class ObjectViewTests
{
    private const string Json = """\u001b[31mred\u0007\u202eabc""";
    private const string Visible = "␛[31mred␇<U+202E>abc";

    private const string Answer =
        $$"""
        { "api": { "status": "ok", "at": "1" },
          "auth": { "token": "t", "permissions": { "doc": "write" }, "user": { "user_id": "9", "username": "u" } },
          "doc": { "doc_id": "7", "title": "{{Json}}" },
          "album": { "album_id": "7", "title": "{{Json}}", "description": "{{Json}}" },
          "albums": { "total": "1", "album": [ { "album_id": "7", "title": "{{Json}}", "count": { "docs": "2" } } ] },
          "user": { "user_id": "9", "username": "{{Json}}", "realname": "{{Json}}", "alias": "{{Json}}" },
          "quota": { "upload": { "unlimited": "0", "used": { "bytes": "2621440" }, "left": { "bytes": "314572800" } } } }
        """;

    [Theory]
    [InlineData("Get-IpernityAlbum")]
    [InlineData("Get-IpernityDocument 7")]
    [InlineData("Get-IpernityAccount")]
    [InlineData("Get-IpernityMethod doc.get; Get-IpernityAccount")]
    [InlineData("Get-IpernityMethod doc.get; Get-IpernityAlbum")]
    [InlineData("Get-IpernityMethod doc.get; Get-IpernityDocument 7")]
    [InlineData("Set-IpernityAlbum 7 -Title x -WhatIf")]
    [InlineData("Remove-IpernityAlbumDocument 7 5 -WhatIf")]
    public async Task Control_characters_of_names_and_titles_are_made_visible(string script)
    {
        await using var server = RawServer.Answering(Answer);
        using var shell = new Shell();
        shell.Run($"$null = Connect-Ipernity -ApiKey k -ApiSecret s -Server {server.Address} -Token t").AssertNoErrors();
        var shown = shell.Show(script);
        Assert.DoesNotContain(shown, c => (char.IsControl(c) && c is not ('\n' or '\r')) || c == '\u202e');
        if (!script.StartsWith("Get-IpernityMethod", StringComparison.Ordinal))
            Assert.Contains(Visible, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sizes_are_shown_in_large_units()
    {
        await using var server = RawServer.Answering(Answer);
        using var shell = new Shell();
        shell.Run($"$null = Connect-Ipernity -ApiKey k -ApiSecret s -Server {server.Address} -Token t").AssertNoErrors();
        var shown = shell.Show("Get-IpernityAccount");
        Assert.Matches("UploadUsed +: 2.5 MB", shown);
        Assert.Matches("UploadLeft +: 300 MB", shown);
    }
}
