using FsCheck.Xunit;
using Ipernity.Auth.Authorization;

namespace Ipernity.Auth.Tests.Authorization;

public sealed class PermissionSetTests
{
    [Theory]
    [InlineData("delete", "write", true)]
    [InlineData("delete", "read", true)]
    [InlineData("write", "read", true)]
    [InlineData("write", "write", true)]
    [InlineData("read", "none", true)]
    [InlineData("read", "write", false)]
    [InlineData("write", "delete", false)]
    [InlineData("none", "read", false)]
    public void A_level_includes_those_below_it(string granted, string needed, bool included) =>
        Assert.Equal(included, PermissionSet.None.With("doc", granted).Includes(PermissionSet.None.With("doc", needed)));

    [Fact]
    public void One_area_says_nothing_of_another() =>
        Assert.False(PermissionSet.None.With("doc", "delete").Includes(PermissionSet.None.With("blog", "read")));

    [Property]
    public bool Every_set_includes_itself_and_none(PermissionArea area, PermissionLevel level)
    {
        if (area == PermissionArea.Profile && level == PermissionLevel.Delete)
            return true;
        var set = PermissionSet.None.With(area, level);
        return set.Includes(set) && set.Includes(PermissionSet.None);
    }

    [Theory]
    [InlineData("docs")]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("doc,blog")]
    public void An_unknown_area_is_refused_with_the_names_there_are(string area)
    {
        var message = Assert.Throws<ArgumentException>(() => PermissionSet.None.With(area, "read")).Message;
        Assert.Contains($"'{area}'", message, StringComparison.Ordinal);
        Assert.Contains("doc, blog, post, network", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("all")]
    [InlineData("1")]
    [InlineData("")]
    public void An_unknown_level_is_refused_with_the_names_there_are(string level)
    {
        var message = Assert.Throws<ArgumentException>(() => PermissionSet.None.With("doc", level)).Message;
        Assert.Contains($"'{level}'", message, StringComparison.Ordinal);
        Assert.Contains("read, write or delete", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_deletes_a_profile() =>
        Assert.Contains(
            "'profile'",
            Assert.Throws<ArgumentException>(() => PermissionSet.None.With("profile", "delete")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Names_are_taken_in_any_case() =>
        Assert.Equal(PermissionSet.None.With("doc", "write"), PermissionSet.None.With("DOC", "Write"));

    [Fact]
    public void The_text_lists_what_is_granted() =>
        Assert.Equal("doc=write, network=read", PermissionSet.None.With("network", "read").With("doc", "write").ToString());

    [Fact]
    public void The_text_of_nothing_is_none() => Assert.Equal("none", PermissionSet.None.ToString());

    [Fact]
    public void A_set_does_not_change_when_another_is_made_of_it()
    {
        var read = PermissionSet.None.With("doc", "read");
        _ = read.With("doc", "delete");
        Assert.Equal(PermissionLevel.Read, read.Doc);
    }
}
