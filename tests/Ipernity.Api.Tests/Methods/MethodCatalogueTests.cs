using System.Reflection;
using Ipernity.Api.Methods;

namespace Ipernity.Api.Tests.Methods;

public sealed class MethodCatalogueTests
{
    [Fact]
    public void There_are_102_methods() => Assert.Equal(102, MethodCatalogue.All.Count);

    [Fact]
    public void The_methods_are_ordered_by_name_and_each_is_there_once()
    {
        var names = MethodCatalogue.All.Select(method => method.Name).ToArray();
        Assert.Equal(names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public void Every_method_is_found_by_its_name() =>
        Assert.All(MethodCatalogue.All, method => Assert.Same(method, MethodCatalogue.Find(method.Name)));

    [Theory]
    [InlineData("doc.getlist", "doc.getList")]
    [InlineData("DOC.TAGS.ADD", "doc.tags.add")]
    [InlineData("no.Such", "no.Such")]
    public void A_name_in_any_case_is_written_as_the_service_does(string name, string normalized) =>
        Assert.Equal(normalized, MethodCatalogue.Normalize(name));

    [Theory]
    [InlineData("doc")]
    [InlineData("doc.*")]
    [InlineData("")]
    public void A_part_of_a_name_is_not_found(string name) => Assert.Null(MethodCatalogue.Find(name));

    [Theory]
    [InlineData("doc.getLst", "doc.getList")]
    [InlineData("doc.getlist", "doc.getList")]
    [InlineData("docs.getList", "doc.getList")]
    [InlineData("doc.gteList", "doc.getList")]
    [InlineData("doc.tag.add", "doc.tags.add")]
    [InlineData("auth.getFrop", "auth.getFrob")]
    public void The_most_similar_name_stands_first(string mistyped, string meant) =>
        Assert.Equal(meant, MethodCatalogue.FindSimilar(mistyped)[0]);

    [Fact]
    public void At_most_three_similar_names_are_found() => Assert.Equal(3, MethodCatalogue.FindSimilar("doc.getXs").Count);

    [Theory]
    [InlineData("flickr.photos.search")]
    [InlineData("xyz")]
    [InlineData("")]
    public void Nothing_is_similar_to_a_name_of_another_kind(string name) => Assert.Empty(MethodCatalogue.FindSimilar(name));

    [Fact]
    public void Nothing_is_read_before_the_first_question()
    {
        // Another copy of the library, which no other test has asked anything.
        var copy = Assembly.Load(File.ReadAllBytes(typeof(MethodCatalogue).Assembly.Location));
        var catalogue = copy.GetType(typeof(MethodCatalogue).FullName!)!;
        System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(catalogue.TypeHandle);
        Assert.False(HasRead(catalogue));

        catalogue.GetMethod(nameof(MethodCatalogue.Find))!.Invoke(null, ["doc.get"]);
        Assert.True(HasRead(catalogue));
    }

    private static bool HasRead(Type catalogue)
    {
        var held = catalogue.GetFields(BindingFlags.Static | BindingFlags.NonPublic).Select(field => field.GetValue(null)!).ToArray();
        Assert.NotEmpty(held);
        return held.All(lazy => (bool)lazy.GetType().GetProperty(nameof(Lazy<int>.IsValueCreated))!.GetValue(lazy)!);
    }
}
