using Ipernity.Api.Accounts;
using Ipernity.Api.Tests.Uploads;
using Ipernity.Auth.Errors;

namespace Ipernity.Api.Tests.Accounts;

/// <summary>An account is read from every form in which the service writes its elements.</summary>
public sealed class AccountServiceTests
{
    private const string Texts =
        """
        "user_id":"9","is_pro":"1","upload":{"unlimited":"0","max":{"bytes":"1000","kb":"1","mb":"0","percent":"100","seconds":"0"},
        "used":{"bytes":"400","percent":"40"},"left":{"bytes":"600"}},
        "maxfilesize":{"photo":{"bytes":"10"},"audio":{"bytes":"20"},"video":{"bytes":"0"},"other":{"bytes":"40"}},
        "albums":{"max":"1000","created":"12","left":"988"}
        """;

    private const string Numbers =
        """
        "user_id":9,"is_pro":1,"upload":[{"unlimited":0,"max":{"bytes":1000},"used":{"bytes":400},"left":[{"bytes":600}]}],
        "maxfilesize":{"photo":{"bytes":10},"audio":{"bytes":20},"video":{"bytes":0},"other":{"bytes":40}},
        "albums":{"max":1000,"created":12,"left":988}
        """;

    [Theory]
    [InlineData(Texts)]
    [InlineData(Numbers)]
    public async Task The_quota_is_read_from_text_and_numbers(string quota)
    {
        var account = await ReadAsync("", quota);
        Assert.Equal((1000, 400, 600, false), (account.UploadMaximum, account.UploadUsed, account.UploadLeft, account.IsUnlimited));
        Assert.Equal((10, 20, 0, 40), (account.LargestPhoto, account.LargestAudio, account.LargestVideo, account.LargestOther));
        Assert.Equal((12, 988, 1000, true), (account.Albums, account.AlbumsLeft, account.AlbumsMaximum, account.IsPro));
    }

    [Fact]
    public async Task The_member_is_read()
    {
        var account = await ReadAsync(
            """
            "user_id":"9","is_pro":"0","username":"ada","realname":"Ada Demo","alias":"a","icon":"http://u1.ipernity.com/i.jpg",
            "link":"http://www.ipernity.com/home/a","dates":{"member_since":"1210000000"},
            "count":{"docs":"300","posts":20,"network":"4"}
            """,
            "");
        Assert.Equal(("9", "ada", "Ada Demo", "a", false), (account.Id, account.UserName, account.RealName, account.Alias, account.IsPro));
        Assert.Equal("http://www.ipernity.com/home/a", account.Link?.AbsoluteUri);
        Assert.Equal("http://u1.ipernity.com/i.jpg", account.IconUrl?.AbsoluteUri);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1210000000), account.MemberSince);
        Assert.Equal((300, 20, 4), (account.Documents, account.Posts, account.Contacts));
    }

    [Fact]
    public async Task Without_a_limit_nothing_is_said_to_be_left()
    {
        var account = await ReadAsync("", """ "upload":{"unlimited":"1","max":{"bytes":"0"},"used":{"bytes":"7"},"left":{"bytes":"0"}} """);
        Assert.Equal((true, 7, null, null), (account.IsUnlimited, account.UploadUsed, account.UploadLeft, account.UploadMaximum));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(""" "count":[],"link":"" """, """ "upload":null,"maxfilesize":[],"albums":"" """)]
    public async Task What_is_not_told_is_null_and_not_zero(string user, string quota)
    {
        var account = await ReadAsync(user, quota);
        object?[] values =
        [
            account.UserName, account.Link, account.IsPro, account.Documents, account.Albums, account.AlbumsLeft, account.IsUnlimited,
            account.UploadUsed, account.UploadLeft, account.LargestPhoto,
        ];
        Assert.All(values, Assert.Null);
        Assert.Equal("9", account.Id);
    }

    [Fact]
    public async Task Unknown_members_are_kept_by_their_paths()
    {
        var account = await ReadAsync(
            """ "tmo":"0","location":{"town":"Annecy"},"dates":{"last_online":"5"} """, """ "upload":{"speed":7},"gift":"1" """);
        Assert.Equal(
            ["dates.last_online", "location", "quota.gift", "quota.upload.speed", "tmo"],
            account.AdditionalData.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(7L, account.AdditionalData["quota.upload.speed"]);
    }

    [Fact]
    public async Task Both_calls_are_sent_at_the_same_time()
    {
        var waiting = new SemaphoreSlim(0);
        var arrived = 0;
        await using var server = new RawServer(
            async (stream, request, stop) =>
            {
                if (Interlocked.Increment(ref arrived) == 2)
                    waiting.Release(2);
                await waiting.WaitAsync(stop);
                await RawServer.SendAsync(stream, "200 OK", "", System.Text.Encoding.UTF8.GetBytes(ClientSetup.Ok), stop);
            });
        using var client = ClientSetup.ClientOf(server);
        await new AccountService(client, ClientSetup.Options).GetAsync("9", TestContext.Current.CancellationToken);
        Assert.Equal(2, arrived);
    }

    [Fact]
    public async Task A_refused_call_is_the_error()
    {
        await using var server = UploadSetup.Serving(method => method == "user.get"
            ? ClientSetup.Ok
            : """{"api":{"status":"error","code":"110","message":"no"}}""");
        using var client = ClientSetup.ClientOf(server);
        var failure = await Assert.ThrowsAsync<IpernityApiException>(
            () => new AccountService(client, ClientSetup.Options).GetAsync("9", TestContext.Current.CancellationToken));
        Assert.Equal("account.getQuota", failure.Method);
    }

    private static async Task<IpernityAccount> ReadAsync(string user, string quota)
    {
        await using var server = UploadSetup.Serving(method => method == "user.get"
            ? $$"""{"api":{"status":"ok"},"user":{ {{user}} } }"""
            : $$"""{"api":{"status":"ok"},"quota":{ {{quota}} } }""");
        using var client = ClientSetup.ClientOf(server);
        return await new AccountService(client, ClientSetup.Options).GetAsync("9", TestContext.Current.CancellationToken);
    }
}
