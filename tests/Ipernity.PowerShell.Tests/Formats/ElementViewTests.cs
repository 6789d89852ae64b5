using System.Globalization;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Formats;

/// <summary>The views of elements on a screen of 80 columns.</summary>
public sealed class ElementViewTests
{
    private const long March = 1_300_000_000;

    private static readonly DateTime MarchHere = DateTimeOffset.FromUnixTimeSeconds(March).LocalDateTime;

    [Theory]
    [InlineData("doc", "doc_id media license title")]
    [InlineData("album", "album_id docs created title")]
    [InlineData("folder", "folder_id albums created title")]
    [InlineData("tag", "id type user_id docs tag")]
    [InlineData("user", "user_id username realname docs alias")]
    [InlineData("group", "group_id members docs title")]
    [InlineData("comment", "comment_id posted user content")]
    [InlineData("fave", "user_id username faved")]
    [InlineData("visit", "user_id username visits visited")]
    [InlineData("note", "note_id user x y w h text")]
    [InlineData("ticket", "id done invalid eta doc_id")]
    [InlineData("thumb", "label w h url")]
    public async Task Elements_are_a_table_whose_columns_all_fit(string element, string columns)
    {
        var shown = await ShowAsync($$"""
            "{{element}}":[{"other":"1"},
              {"url":"{{new string('u', 200)}}","title":"{{new string('t', 200)}}","content":"{{new string('c', 200)}}"}]
            """, $"$answer.{element}");
        Assert.Equal(columns.Split(' '), shown[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.All(shown, line => Assert.InRange(line.Length, 0, 80));
    }

    [Theory]
    [InlineData(""" "doc_id":"7","media":"photo","license":"0","title":"A walk","safety":"0","thumb":{"w":"75"} """, "7 photo 0 A walk")]
    [InlineData(""" "index":"3","doc_id":"7","media":"photo","title":"A walk","w":"75" """, "7 photo A walk")]
    [InlineData(""" "doc_id":"7","added":"1","error":"0" """, "7 added=1 error=0")]
    [InlineData(""" "md5":"abc","doc_id":"7","found":"1" """, "7 md5=abc found=1")]
    [InlineData(""" "doc_id":"7","title":"" """, "7")]
    public Task A_document_is_shown_by_its_title_or_by_what_was_done_with_it(string members, string row) =>
        AssertRowAsync("doc", members, row);

    [Theory]
    [InlineData(""" "album_id":"12","title":"Travel","count":{"docs":"31","visits":"9"},"dates":{"created_at":"0"} """, "12 31 Travel")]
    [InlineData(""" "album_id":"12","title":"Travel","docs":"3","cover":"1","link":"x" """, "12 3 Travel")]
    [InlineData(""" "album_id":"12","docs":{"total":"9","doc":[]},"cover":{"w":"1"} """, "12 9")]
    [InlineData(""" "album_id":"12","total":"5","added":"2","skipped":"1","doc":[] """, "12 5 added=2 skipped=1")]
    public Task The_number_of_documents_of_an_album_is_shown_from_either_member(string members, string row) =>
        AssertRowAsync("album", members, row);

    [Theory]
    [InlineData(""" "type":"keyword","id":"9","user_id":"42","tag":"nice car","added_at":"1" """, "9 keyword 42 nice car")]
    [InlineData(""" "id":"9","tag":"car","docs":"77","posts":"1" """, "9 77 car")]
    [InlineData(""" "tag_id":"5","type":"member","user_id":"3","keyword":"","title":"Kay","member_id":"9" """, "5 member 3 Kay")]
    public Task A_tag_is_shown_whichever_method_answers_it(string members, string row) => AssertRowAsync("tag", members, row);

    [Theory]
    [InlineData(
        """ "group_id":"42","link":"x","icon":"i","text":"The group","count":{"members":"300","docs":"0"} """, "42 300 0 The group")]
    [InlineData(""" "id":"42","title":"The group","lang":"en" """, "42 The group")]
    [InlineData(""" "group_id":"1","title":"The group","docs":"3" """, "1 3 The group")]
    [InlineData(""" "group_id":"1","total":"3","added":"1","skipped":"0","pending":"0" """, "1 3 added=1 skipped=0 pending=0")]
    public Task A_group_is_shown_whichever_method_answers_it(string members, string row) => AssertRowAsync("group", members, row);

    [Theory]
    [InlineData(
        """ "user_id":"42","username":"ada.photo","icon":"i","alias":"ada","count":{"docs":"300","posts":"0"} """,
        "42 ada.photo 300 ada")]
    [InlineData(""" "user_id":"42","username":"ada.photo","realname":"Ada" """, "42 ada.photo Ada")]
    public Task A_user_is_shown_whichever_method_answers_it(string members, string row) => AssertRowAsync("user", members, row);

    [Theory]
    [InlineData(
        "comment",
        """ "comment_id":"4","user_id":"1","username":"ada","posted_at":"1300000000","content":"Nice" """,
        "4 {0:d} {0:t} ada Nice")]
    [InlineData("comment", """ "comment_id":"4","user_id":"1","posted_at":1300000000,"content":"Nice" """, "4 {0:d} {0:t} 1 Nice")]
    [InlineData("fave", """ "user_id":"1","username":"ada","faved_at":"1300000000" """, "1 ada {0:d} {0:t}")]
    [InlineData("visit", """ "user_id":"1","username":"ada","visited_at":"1300000000","visits":"3" """, "1 ada 3 {0:d} {0:t}")]
    [InlineData("album", """ "album_id":"1","title":"x","dates":{"created_at":"1300000000"} """, "1 {0:d} x")]
    [InlineData("folder", """ "folder_id":"1","title":"x","dates":{"created_at":"1300000000"},"count":{"albums":"2"} """, "1 2 {0:d} x")]
    public Task Unix_seconds_are_shown_as_local_time(string element, string members, string row) =>
        AssertRowAsync(element, members, string.Format(CultureInfo.InvariantCulture, row, MarchHere));

    [Theory]
    [InlineData("0")]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("99999999999999999")]
    [InlineData("-5")]
    public Task What_is_no_date_is_not_shown_as_one(string seconds) =>
        AssertRowAsync("fave", $$""" "user_id":"1","username":"ada","faved_at":"{{seconds}}" """, "1 ada");

    [Fact]
    public async Task The_quota_of_a_member_is_a_list()
    {
        var shown = await ShowAsync("""
            "quota":{"user_id":"1","is_pro":"0","upload":{"unlimited":"0","max":{"mb":"200"},"used":{"mb":"10"},"left":{"mb":"190"}},
            "maxfilesize":{"photo":{"mb":"20"},"video":{"mb":"500"}},"albums":{"max":"10","created":"2","left":"8"}}
            """, "$answer.quota");
        Assert.Equal(
            [
                "user_id : 1",
                "is_pro : 0",
                "upload : 10 of 200 MB, 190 MB left",
                "maxfilesize : photo 20 MB, video 500 MB",
                "albums : 2 of 10, 8 left"],
            shown.Select(OneSpace));
    }

    [Fact]
    public async Task A_quota_without_bounds_says_so()
    {
        var shown = await ShowAsync(""" "quota":{"upload":{"unlimited":1,"used":{"mb":"10"}}} """, "$answer.quota");
        Assert.Equal(["upload : 10 MB, unlimited"], shown.Select(OneSpace));
    }

    [Fact]
    public async Task The_quota_of_a_group_is_a_list()
    {
        var shown = await ShowAsync(""" "quota":{"moderated":"1","max":"3","period":"day","left":"2"} """, "$answer.quota");
        Assert.Equal(["moderated : 1", "max : 3", "period : day", "left : 2"], shown.Select(OneSpace));
    }

    [Theory]
    [InlineData(
        """ "docs":{"total":"300","per_page":"2","page":"1","pages":"150","doc":[{"doc_id":"1"},{"doc_id":"2"}]} """,
        "docs",
        "total : 300|page : 1|pages : 150|per_page : 2|items : 2 doc")]
    [InlineData(""" "docs":{"total":"1","doc":{"doc_id":"1"}} """, "docs", "total : 1|items : 1 doc")]
    [InlineData(""" "docs":{"total":"0"} """, "docs", "total : 0")]
    [InlineData(""" "albums":{"total":"1","can":{"create":"1"},"album":[{}]} """, "albums", "total : 1|items : 1 album")]
    [InlineData(""" "tags":{"added":"2","dropped":"0","tag":[{},{}]} """, "tags", "added : 2|dropped : 0|items : 2 tag")]
    [InlineData(""" "network":{"count":"1","total":"9","user":[{}]} """, "network", "total : 9|count : 1|items : 1 user")]
    [InlineData(""" "albums":{"max":"10","created":"2","left":"8"} """, "albums", "left : 8|max : 10|created : 2")]
    public async Task A_list_shows_its_members_and_counts_its_items(string payload, string list, string lines) =>
        Assert.Equal(lines.Split('|'), (await ShowAsync(payload, $"$answer.{list}")).Select(OneSpace));

    [Fact]
    public async Task After_other_objects_an_element_is_a_list_of_its_main_members()
    {
        var shown = await ShowAsync(
            """
            "doc":{"doc_id":"1"},
            "user":{"user_id":"2","username":"ada","realname":"Ada","alias":"a","icon":"i","count":{"docs":"1"}}
            """,
            "$answer.doc, $answer.user");
        Assert.Equal(["user_id : 2", "username : ada", "realname : Ada", "alias : a"], shown[^4..].Select(OneSpace));
    }

    [Fact]
    public async Task A_view_causes_no_error_in_strict_mode()
    {
        await using var shell = AnswerShell.Reading("""
            "album":[{"album_id":"1"}],"group":[{}],"tag":[{}],"comment":[{}],"quota":{"upload":"x"},"docs":{}
            """);
        shell.Run("Set-StrictMode -Version Latest; $Error.Clear()").AssertNoErrors();
        foreach (var element in new[] { "album", "group", "tag", "comment", "quota", "docs" })
            shell.Shell.Show($"$answer.{element}");
        Assert.Equal(0, shell.Run("$Error.Count").As<int>());
    }

    [Fact]
    public async Task Deserialized_elements_are_shown_the_same()
    {
        await using var shell = AnswerShell.Reading(
            """ "album":{"album_id":"12","title":"Travel","count":{"docs":"31"}},"docs":{"total":"2","doc":[{},{}]} """);
        shell.Run(
            "$serializer = [Management.Automation.PSSerializer]; $again = $serializer::Deserialize($serializer::Serialize($answer, 9))")
            .AssertNoErrors();
        Assert.Equal(shell.Shell.Show("$answer.album"), shell.Shell.Show("$again.album"));
        Assert.Equal(shell.Shell.Show("$answer.docs"), shell.Shell.Show("$again.docs"));
    }

    private static async Task AssertRowAsync(string element, string members, string row)
    {
        var shown = await ShowAsync($$""" "{{element}}":[{ {{members}} }] """, $"$answer.{element}");
        Assert.Equal(row, OneSpace(shown[2]));
    }

    // The lines that are not empty.
    private static async Task<string[]> ShowAsync(string payload, string script)
    {
        await using var shell = AnswerShell.Reading(payload);
        shell.Run(
            "$Host.UI.RawUI.BufferSize = $Host.UI.RawUI.WindowSize = [Management.Automation.Host.Size]::new(80, 50)").AssertNoErrors();
        return shell.Shell.Show(script).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static string OneSpace(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
