using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Uploads;

/// <summary>Values of the API have names for people.</summary>
public sealed class FieldNameTests
{
    [Theory]
    [InlineData("-License CC-BY-NC", "license", "3")]
    [InlineData("-License 3", "license", "3")]
    [InlineData("-License 'Creative Commons Attribution-NonCommercial'", "license", "3")]
    [InlineData("-License 'cc by-nc'", "license", "3")]
    [InlineData("-License AllRightsReserved", "license", "0")]
    [InlineData("-Safety Adults", "safety", "3")]
    [InlineData("-CommentPermission Contacts", "perm_comment", "4")]
    [InlineData("-TagPermission friendsandfamily", "perm_tag", "3")]
    [InlineData("-TagMePermission Owner", "perm_tagme", "0")]
    [InlineData("-Orientation UpsideDown", "dir", "3")]
    public async Task A_name_is_sent_as_its_code(string parameter, string field, string value)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Uploads($"Send-IpernityFile a.bin {parameter}");
        Assert.Equal(value, Assert.Single(session.Calls("upload.file")).Parameters[field]);
    }

    [Theory]
    [InlineData("-License CC-BY-XX", "-License does not accept 'CC-BY-XX'. Allowed: 0 (AllRightsReserved), 1 (CC-BY)")]
    [InlineData("-License 99", "-License does not accept '99'.")]
    [InlineData("-Safety 7", "-Safety does not accept '7'. Allowed: 1 (Everyone), 2 (NotForEveryone), 3 (Adults).")]
    [InlineData("-CommentPermission Family", "-CommentPermission does not accept 'Family'.")]
    [InlineData("-Orientation 2", "-Orientation does not accept '2'.")]
    [InlineData("-Latitude 91 -Longitude 8", "-Latitude does not accept '91'. Allowed: -90 to 90, or -999.")]
    public async Task Another_value_is_an_error_before_sending_that_lists_the_allowed_ones(string parameter, string says)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        var result = session.Shell.Run($"Send-IpernityFile a.bin {parameter}");
        Assert.Equal("InvalidCall,Ipernity.PowerShell.Commands.SendIpernityFileCommand", result.ErrorId);
        Assert.Contains(says, result.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(session.Calls("upload.file"));
    }

    [Fact]
    public async Task A_table_can_mix_names_and_codes()
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Write("b.bin");
        session.Uploads(
            """
            [pscustomobject]@{ Path = 'a.bin'; License = 'CC-BY-SA' }, [pscustomobject]@{ Path = 'b.bin'; License = 11 } |
                Send-IpernityFile
            """);
        Assert.Equal(["11", "9"], session.Calls("upload.file").Select(call => call.Parameters["license"]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("-License by-nc", "CC-BY-NC", "3: Creative Commons Attribution-NonCommercial")]
    [InlineData("-Safety ", "Everyone", "1: for everyone")]
    [InlineData("-TagPermission con", "Contacts", "4: contacts")]
    [InlineData("-Orientation up", "Upright", "1: upright")]
    public void Tab_offers_the_names_with_their_meanings(string input, string text, string tip)
    {
        using var shell = new Shell();
        var first = shell.Complete($"Send-IpernityFile a.jpg {input}").CompletionMatches[0];
        Assert.Equal((text, tip), (first.CompletionText, first.ToolTip));
    }
}
