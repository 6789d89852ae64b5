using Ipernity.Api.Methods;
using Ipernity.Auth.Authorization;

namespace Ipernity.Api.Tests.Methods;

public sealed class MethodFactsTests
{
    [Theory]
    [InlineData("test.hello", false, false, false)]
    [InlineData("doc.get", false, false, false)]
    [InlineData("auth.getFrob", true, false, false)]
    [InlineData("user.get", true, false, false)]
    [InlineData("auth.checkToken", true, true, false)]
    [InlineData("doc.getVisitors", true, true, false)]
    [InlineData("doc.tags.add", true, true, true)]
    [InlineData("upload.file", true, true, true)]
    public void A_method_says_what_a_call_needs(string name, bool signature, bool token, bool post)
    {
        var method = Find(name);
        Assert.Equal((signature, token, post), (method.NeedsSignature, method.NeedsToken, method.ChangesData));
    }

    [Fact]
    public void Of_all_methods_57_must_be_signed_54_carry_a_token_and_44_change_data() =>
        Assert.Equal(
            (57, 54, 44),
            (
                MethodCatalogue.All.Count(method => method.NeedsSignature),
                MethodCatalogue.All.Count(method => method.NeedsToken),
                MethodCatalogue.All.Count(method => method.ChangesData)
            )
        );

    [Fact]
    public void Whatever_changes_data_is_signed_and_carries_a_token() =>
        Assert.All(
            MethodCatalogue.All.Where(method => method.ChangesData),
            method => Assert.True(method.NeedsSignature && method.NeedsToken)
        );

    [Fact]
    public void Whatever_carries_a_token_is_signed() =>
        Assert.All(MethodCatalogue.All.Where(method => method.NeedsToken), method => Assert.True(method.NeedsSignature));

    [Theory]
    [InlineData("test.hello", "none")]
    [InlineData("doc.getList", "none")]
    [InlineData("doc.get", "doc=read")]
    [InlineData("doc.set", "doc=write")]
    [InlineData("album.delete", "doc=delete")]
    [InlineData("network.getList", "network=read")]
    [InlineData("post.get", "blog=read")]
    [InlineData("post.set", "blog=write")]
    [InlineData("post.comments.add", "post=write")]
    public void A_method_names_the_permissions_that_a_token_needs(string name, string permissions) =>
        Assert.Equal(permissions, Find(name).Permissions.ToString());

    [Fact]
    public void What_only_reads_needs_no_permission_to_write_but_the_quota_and_the_tickets_of_uploads() =>
        Assert.Equal(
            ["account.getQuota", "upload.checkTickets"],
            MethodCatalogue
                .All.Where(method => !method.ChangesData && method.Permissions.Doc > PermissionLevel.Read)
                .Select(method => method.Name)
        );

    [Theory]
    [InlineData("test.hello", "")]
    [InlineData("doc.get", "doc_id [extra]")]
    [InlineData("doc.tags.remove", "doc_id type id")]
    [InlineData("doc.notes.add", "doc_id content [member_id] x y w h [preview]")]
    [InlineData("doc.getFaves", "doc_id [per_page] [page]")]
    public void Parameters_are_in_the_order_of_the_documentation_with_optional_ones_in_brackets(string name, string parameters) =>
        Assert.Equal(parameters, string.Join(" ", Find(name).Parameters));

    [Fact]
    public void A_method_says_that_its_parameters_are_not_documented()
    {
        Assert.Equal(
            [
                "post.comments.add",
                "post.comments.edit",
                "post.comments.get",
                "post.comments.getList",
                "post.comments.reply",
                "post.getContext",
                "post.getList",
            ],
            MethodCatalogue.All.Where(method => !method.ParametersAreKnown).Select(method => method.Name)
        );
        Assert.True(Find("test.hello").ParametersAreKnown);
    }

    [Theory]
    [InlineData("doc.getList", 20, 100)]
    [InlineData("album.getList", 100, 100)]
    [InlineData("doc.getVisitors", 10, 100)]
    [InlineData("explore.docs.getPopular", 20, 50)]
    [InlineData("explore.docs.homepage", 5, 100)]
    [InlineData("tags.docs.getList", 100, 500)]
    public void A_paged_method_has_a_usual_and_a_largest_page_size(string name, int usual, int maximum) =>
        Assert.Equal((usual, maximum), (Find(name).DefaultPageSize, Find(name).MaximumPageSize));

    [Theory]
    [InlineData("doc.get")]
    [InlineData("post.search")]
    public void Methods_without_documented_pages_have_no_page_size(string name) =>
        Assert.Equal((null, null), (Find(name).DefaultPageSize, Find(name).MaximumPageSize));

    [Fact]
    public void The_size_of_a_page_is_the_parameter_per_pages() =>
        Assert.All(
            MethodCatalogue
                .All.SelectMany(method => method.Parameters)
                .Where(parameter => parameter.DefaultSize is not null || parameter.MaximumSize is not null),
            parameter => Assert.True(parameter is { Name: "per_page", DefaultSize: > 0, MaximumSize: > 0 })
        );

    [Fact]
    public void A_call_lacks_the_required_parameters_that_it_does_not_give() =>
        Assert.Equal(["content", "y"], Find("doc.notes.add").FindMissing(["doc_id", "x", "w", "h", "member_id"], hasToken: true));

    [Fact]
    public void A_parameter_in_another_case_is_another_parameter() =>
        Assert.Equal(["doc_id"], Find("doc.get").FindMissing(["DOC_ID"], hasToken: false));

    [Theory]
    [InlineData("doc.getList", "user_id")]
    [InlineData("user.get", "user_id")]
    [InlineData("auth.checkToken", "auth_token")]
    public void A_token_makes_these_parameters_optional(string name, string parameter)
    {
        Assert.Equal([parameter], Find(name).FindMissing([], hasToken: false));
        Assert.Empty(Find(name).FindMissing([], hasToken: true));
    }

    [Fact]
    public void A_token_does_not_tell_whose_favourites_are_meant() =>
        Assert.Equal(["user_id"], Find("faves.docs.getList").FindMissing([], hasToken: true));

    [Fact]
    public void A_method_is_shown_as_its_name() => Assert.Equal("doc.get", $"{Find("doc.get")}");

    private static MethodFacts Find(string name) => Assert.IsType<MethodFacts>(MethodCatalogue.Find(name));

    [Theory]
    [InlineData("doc.set", "titel", "title")]
    [InlineData("doc.set", "Title", "title")]
    [InlineData("doc.set", "licence", "license")]
    [InlineData("doc.getList", "userid", "user_id")]
    [InlineData("doc.getList", "nonsense", null)]
    public void An_unknown_parameter_is_found_with_the_nearest_name(string method, string given, string? similar)
    {
        var facts = MethodCatalogue.Find(method)!;
        Assert.Equal([given], facts.FindUnknown(["doc_id", "user_id", given]).Except(["doc_id", "user_id"]));
        Assert.Equal(similar, facts.FindSimilarParameter(given));
    }

    [Theory]
    [InlineData("doc.set", "license")]
    [InlineData("doc.getList", "lg")]
    [InlineData("user.get", "extra")]
    [InlineData("post.getList", "anything")]
    public void A_parameter_that_the_service_takes_or_may_take_is_not_unknown(string method, string given) =>
        Assert.Empty(MethodCatalogue.Find(method)!.FindUnknown([given]));
}
