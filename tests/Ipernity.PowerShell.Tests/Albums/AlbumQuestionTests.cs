using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Albums;

/// <summary>What is asked and said before albums change.</summary>
public sealed class AlbumQuestionTests
{
    private const string RemoveAll = "Get-IpernityAlbum Nord | Get-IpernityDocument | Remove-IpernityAlbumDocument Nord";
    private const string Id = ",Ipernity.PowerShell.Commands.RemoveIpernityAlbumDocumentCommand";

    [Fact]
    public async Task WhatIf_shows_the_old_and_the_new_values()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        session.Shell.Run("$null = New-IpernityAlbum Paris 47200002, 47199992 -Description Old").AssertNoErrors();
        Assert.Contains(
            "\"Set Title: 'Paris' -> 'Rome', Description: 'Old' -> 'New', Cover: 47200002 -> 47199992, "
                + "CommentPermission: Everybody -> Owner, Document: 2 documents -> 1 document (removed: 47200002)\" "
                + "on target \"album 880015 'Paris'\"",
            session.Shell.Show(
                "Set-IpernityAlbum Paris -Title Rome -Description New -Cover 47199992 -CommentPermission Owner "
                    + "-Document 47199992 -WhatIf"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleting_an_album_is_asked_for()
    {
        await using var session = await StartAsync("N");
        Assert.Contains(
            "album 880010 'Nord' (its documents stay)", session.Shell.Show("Remove-IpernityAlbum Nord"), StringComparison.Ordinal);
        Assert.DoesNotContain(session.Sandbox.ReceivedCalls, call => call.Method == "album.delete");
    }

    [Theory]
    [InlineData("Y", true)]
    [InlineData("N", false)]
    public async Task Removing_the_last_documents_is_asked_for(string answer, bool isDestroyed)
    {
        await using var session = await StartAsync(answer);
        Assert.Contains(
            "These are the last documents of the album 880010 'Nord'. The service destroys an album with its last document.",
            session.Shell.Show(RemoveAll),
            StringComparison.Ordinal);
        Assert.Equal(isDestroyed ? 0 : 1, session.Shell.Run("Get-IpernityAlbum Nor*").Output.Count);
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_the_last_documents_stay()
    {
        await using var session = await StartAsync();
        var result = session.Shell.Run(RemoveAll);
        Assert.Equal("AlbumWouldBeDestroyed" + Id, result.ErrorId);
        Assert.Equal("Use -Force to remove them and the album, or keep one document in it.", result.Error.ErrorDetails.RecommendedAction);
        Assert.DoesNotContain(session.Sandbox.ReceivedCalls, call => call.Method == "album.docs.remove");
    }

    [Fact]
    public async Task An_album_that_is_named_in_two_ways_is_one_album()
    {
        await using var session = await StartAsync();
        var result = session.Shell.Run(
            """
            Get-IpernityAlbum Nord | Get-IpernityDocument | ForEach-Object { $number = 0 } {
                [pscustomobject]@{ Album = if ($number++ % 2) { 'Nord' } else { 880010 }; DocId = $_.Id }
            } | Remove-IpernityAlbumDocument
            """);
        Assert.Equal("AlbumWouldBeDestroyed" + Id, result.ErrorId);
    }

    [Fact]
    public async Task Removing_all_but_one_document_is_not_asked_for()
    {
        await using var session = await StartAsync();
        session.Shell.Run(
            "Get-IpernityAlbum Nord | Get-IpernityDocument -Skip 1 | Remove-IpernityAlbumDocument Nord").AssertNoErrors();
        Assert.Equal(1L, session.Shell.Run("(Get-IpernityAlbum Nord).Documents").As<long>());
    }

    [Fact]
    public async Task Documents_that_are_not_in_the_album_do_not_count_as_its_last()
    {
        await using var session = await StartAsync();
        var result = session.Shell.Run("1..30 | Remove-IpernityAlbumDocument Nord");
        Assert.Equal(30, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.Equal("DocumentNotFound" + Id, error.FullyQualifiedErrorId));
    }

    [Theory]
    [InlineData("Set-IpernityAlbum Nord -Title ' '", "InvalidCall", "An album needs a title.")]
    [InlineData(
        "Set-IpernityAlbum Nord -Document 47200002 -Cover 5", "InvalidCall", "The cover 5 is not one of the documents of the album.")]
    [InlineData("Get-IpernityDocument -First 1 | Set-IpernityAlbum -Title x", "InvalidCall", "is not an album, but a document.")]
    [InlineData("[pscustomobject]@{ Title = 'x' } | Set-IpernityAlbum", "InvalidCall", "The object has no identifier of an album")]
    [InlineData("Set-IpernityAlbum Nowhere -Title x", "AlbumNotFound", "There is no album 'Nowhere', or you cannot see it.")]
    [InlineData("Get-IpernityAlbum '[a'", "InvalidCall", "'[a' is not a valid wildcard pattern.")]
    [InlineData("Add-IpernityAlbumDocument Nord 5", "DocumentNotFound", "There is no document '5', or you cannot see it.")]
    public async Task What_cannot_be_right_is_one_error_and_changes_nothing(string script, string id, string message)
    {
        await using var session = await SandboxSession.ConnectAsync("doc=delete");
        var result = session.Shell.Run(script);
        Assert.StartsWith(id + ",", result.ErrorId, StringComparison.Ordinal);
        Assert.Contains(message, result.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            session.Sandbox.ReceivedCalls,
            call => call.Method is "album.edit" or "album.docs.setList");
    }

    [Fact]
    public async Task A_row_of_blank_cells_changes_nothing_and_is_no_error()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        session.Shell.Run(
            "[pscustomobject]@{ Album = 'Nord'; Title = ''; Cover = ''; CommentPermission = '' } | Set-IpernityAlbum").AssertNoErrors();
        Assert.DoesNotContain(session.Sandbox.ReceivedCalls, call => call.Method == "album.edit");
        var caught = session.Shell.Run("try { Set-IpernityAlbum Nord } catch { $_ }").Single;
        Assert.StartsWith("ChangeRequired,", (string)caught.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private static async Task<SandboxSession> StartAsync(params string[] answers)
    {
        var session = await SandboxSession.StartAsync(host: new RecordingHost(answers));
        session.Connect(session.Shell, session.Sandbox.Members.Demo.UserId, "doc=delete");
        return session;
    }
}
