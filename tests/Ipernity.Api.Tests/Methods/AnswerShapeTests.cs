using Ipernity.Api.Methods;

namespace Ipernity.Api.Tests.Methods;

public sealed class AnswerShapeTests
{
    [Fact]
    public void An_element_has_attributes_and_children()
    {
        var docs = Assert.Single(AnswerShape.Parse("docs(total,page){doc*(doc_id,title){thumb(label)} can(create)}"));
        Assert.Equal("docs", docs.Name);
        Assert.Equal(["total", "page"], docs.Attributes);
        Assert.Equal(["doc", "can"], docs.Children.Select(child => child.Name));
        Assert.Equal(["thumb"], docs.Children[0].Children.Select(child => child.Name));
    }

    [Fact]
    public void A_star_says_that_an_element_repeats() =>
        Assert.Equal([true, false], AnswerShape.Parse("tag*(id) tag(id)").Select(element => element.Repeats));

    [Fact]
    public void Text_is_neither_a_child_nor_an_element()
    {
        var group = Assert.Single(AnswerShape.Parse("group*(id)=text{you(isadmin)}"));
        Assert.Equal(["you"], group.Children.Select(child => child.Name));
    }

    [Fact]
    public void An_answer_may_have_several_elements_or_none()
    {
        Assert.Equal(
            ["prev", "doc", "next"],
            AnswerShape.Parse("prev(count){doc*(id)} doc(id) next(count)").Select(element => element.Name)
        );
        Assert.Empty(AnswerShape.Parse(""));
    }
}
