using Ipernity.Api.Methods;

namespace Ipernity.Api.Tests.Methods;

/// <summary>What the catalogue knows about the errors of the methods.</summary>
public sealed class MethodErrorTests
{
    [Theory]
    [InlineData("album.edit", 1, MethodErrorKind.NotFound, "there is no such album, or you cannot see it")]
    [InlineData("doc.comments.add", 3, MethodErrorKind.NotPermitted, "you may not comment on it")]
    [InlineData("doc.set", 2, MethodErrorKind.InvalidArgument, "a title or a description is needed")]
    [InlineData("upload.replace", 3, MethodErrorKind.LimitReached, "the upload quota of this month is used up")]
    public void A_code_has_the_meaning_that_the_method_gives_it(string method, int code, MethodErrorKind kind, string message)
    {
        var error = MethodCatalogue.Find(method)!.Errors.Single(error => error.Code == code);
        Assert.Equal((kind, message), (error.Kind, error.Message));
    }

    [Theory]
    [InlineData("account.getQuota", true)]
    [InlineData("album.delete", false)]
    public void Having_no_errors_differs_from_having_unknown_ones(string method, bool known)
    {
        var facts = MethodCatalogue.Find(method)!;
        Assert.Empty(facts.Errors);
        Assert.Equal(known, facts.ErrorsAreKnown);
    }

    [Fact]
    public void Every_entry_belongs_to_a_method_and_has_a_code_of_its_own()
    {
        foreach (var line in CatalogueText.ReadLines("errors.txt"))
        {
            var errors = MethodCatalogue.Find(line.Split('|')[0])!.Errors;
            Assert.All(errors, error => Assert.InRange(error.Code, 1, 99));
            Assert.Equal(errors.Count, errors.Select(static error => error.Code).Distinct().Count());
        }
    }
}
