using System.Text;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;

namespace Ipernity.Auth.Tests.Http;

/// <summary>What auth.* answers, in every form and spelling that was seen.</summary>
public sealed class AuthorizationFlowTests
{
    private const string Api = "\"api\":{\"status\":\"ok\"}";

    [Fact]
    public async Task A_frob_is_read()
    {
        await using var server = RawServer.Answering("{\"auth\":{\"frob\":\"454-712bd4eed6\"}," + Api + "}");
        using var client = ClientSetup.ClientOf(server);
        Assert.Equal(
            "454-712bd4eed6",
            await new DesktopAuthorization(client).GetFrobAsync(cancellationToken: TestContext.Current.CancellationToken)
        );
    }

    [Theory]
    [InlineData(
        """{"auth":{"token":"T","permissions":{"doc":"write","blog":"none","network":"read","profile":"read"},"user":"""
            + """{"user_id":"12","username":"Ada","realname":"A. L."}},"api":{"status":"ok"}}"""
    )]
    [InlineData(
        """{"auth":{"token":"T","perms":{"doc":"write","network":"read","user":"read"},"user":"""
            + """{"user_id":12,"username":"Ada","realname":"A. L."}},"api":{"status":"ok"}}"""
    )]
    [InlineData(
        """{"api":{"status":"ok"},"auth":[{"token":{"text":"T","x":"1"},"permissions":["""
            + """{"doc":"write","network":"read","profile":"read","future":"all"}],"user":["""
            + """{"user_id":"12","username":{"_content":"Ada"},"realname":"A. L."}]}]}"""
    )]
    public void A_token_is_read_from_json(string json) => AssertToken(AuthAnswer.ReadToken(Answer(AnswerFormat.Json, json)));

    [Theory]
    [InlineData(
        """<?xml version="1.0"?><api status="ok"><auth><token>T</token><permissions doc="write" network="read" profile="read"/>"""
            + """<user user_id="12" username="Ada" realname="A. L."/></auth></api>"""
    )]
    [InlineData(
        """<api status="ok"><auth><token>T</token><perms><doc>write</doc><network>read</network><user>read</user>"""
            + """</perms><user><user_id>12</user_id><username>Ada</username><realname>A. L.</realname></user></auth></api>"""
    )]
    public void A_token_is_read_from_xml(string xml) => AssertToken(AuthAnswer.ReadToken(Answer(AnswerFormat.Xml, xml)));

    [Fact]
    public void A_user_id_beyond_what_a_number_holds_stays_as_it_is()
    {
        var token = AuthAnswer.ReadToken(
            Answer(AnswerFormat.Json, """{"auth":{"token":"T","user":{"user_id":12345678901234567890123}}}""")
        );
        Assert.Equal("12345678901234567890123", token.User.UserId);
    }

    [Fact]
    public void A_check_that_leaves_the_token_out_keeps_the_one_that_was_asked_about() =>
        Assert.Equal("mine", AuthAnswer.ReadToken(Answer(AnswerFormat.Json, """{"auth":{"user":{"user_id":"1"}}}"""), known: "mine").Value);

    [Theory]
    [InlineData("""{"auth":{"permissions":{"doc":"write"},"user":{"user_id":"12"}}}""")]
    [InlineData("""{"auth":{"token":"","user":{"user_id":"12"}}}""")]
    [InlineData("""{"auth":{"token":"T"}}""")]
    [InlineData("""{"other":1}""")]
    public void An_answer_without_token_or_user_is_no_answer(string json) =>
        Assert.Equal(
            TransportFailure.InvalidAnswer,
            Assert.Throws<IpernityTransportException>(() => AuthAnswer.ReadToken(Answer(AnswerFormat.Json, json))).Failure
        );

    [Fact]
    public void The_text_of_a_token_is_not_the_token() =>
        Assert.DoesNotContain(
            "T0",
            new AccessToken("T0", PermissionSet.None, new IpernityUser("1", "Ada", "")).ToString(),
            StringComparison.Ordinal
        );

    private static void AssertToken(AccessToken token)
    {
        Assert.Equal("T", token.Value);
        Assert.Equal("doc=write, network=read, profile=read", token.Permissions.ToString());
        Assert.Equal(("12", "Ada", "A. L."), (token.User.UserId, token.User.UserName, token.User.RealName));
    }

    private static ApiAnswer Answer(AnswerFormat format, string text) =>
        new("auth.getToken", format, Encoding.UTF8.GetBytes(text), 200, TimeSpan.Zero, 64);
}
