using Ipernity.Api.Methods;

namespace Ipernity.Api.Tests.Methods;

/// <summary>What the catalogue knows about the parameters of the methods.</summary>
public sealed class MethodParameterTests
{
    [Fact]
    public void Every_parameter_is_described()
    {
        var without = from method in MethodCatalogue.All
                      from parameter in method.Parameters
                      where parameter.Description.Length == 0
                      select $"{method.Name} {parameter.Name}";
        Assert.Empty(without);
    }

    [Fact]
    public void Every_description_belongs_to_a_parameter_of_a_method()
    {
        var described = from line in CatalogueText.ReadLines("parameters.txt")
                        where line[0] != '@'
                        let fields = line.Split('|')
                        from method in fields[1].Split(' ')
                        select (Method: method, Name: fields[0]);
        Assert.All(described, pair => Assert.NotNull(Parameter(pair.Method, pair.Name)));
    }

    [Theory]
    [InlineData("doc.get", "doc_id", ParameterType.Id, "")]
    [InlineData("doc.set", "description", ParameterType.Html, "")]
    [InlineData("doc.search", "text", ParameterType.Text, "")]
    [InlineData("album.docs.add", "doc_id", ParameterType.IdList, "up to 20, separated by commas")]
    [InlineData("album.orderList", "album_ids", ParameterType.IdList, "separated by commas")]
    [InlineData("doc.setPerms", "is_public", ParameterType.Flag, "0 or 1")]
    [InlineData("explore.docs.getRecent", "count", ParameterType.WholeNumber, "1 to 100; default 50")]
    [InlineData("doc.notes.add", "w", ParameterType.WholeNumber, "a whole number from 1")]
    [InlineData("doc.getList", "per_page", ParameterType.WholeNumber, "1 to 100; default 20")]
    [InlineData("tags.docs.getList", "per_page", ParameterType.WholeNumber, "1 to 500; default 100")]
    [InlineData("doc.search", "dist", ParameterType.Number, "a number up to 30000; default 5000")]
    [InlineData("doc.setGeo", "lat", ParameterType.Number, "-90 to 90, or -999")]
    [InlineData("post.search", "created_min", ParameterType.Date, "a date such as 2026-08-01")]
    [InlineData("doc.search", "created_min", ParameterType.Time, "a time such as 2026-08-01 12:30:00")]
    [InlineData("doc.search", "posted_min", ParameterType.UnixTime, "a time in Unix seconds")]
    [InlineData("doc.setSafety", "safety", ParameterType.Choice, "1 (Everyone), 2 (NotForEveryone), 3 (Adults)")]
    [InlineData("group.search", "sort", ParameterType.Choice, "relevance, created-desc, created-asc; default relevance")]
    [InlineData("doc.get", "extra", ParameterType.List, "tags, notes, geo, md5")]
    [InlineData("upload.checkTickets", "tickets", ParameterType.List, "up to 50, separated by commas")]
    [InlineData("upload.file", "file", ParameterType.File, "")]
    public void A_parameter_says_what_it_takes(string method, string name, ParameterType type, string allowed)
    {
        var parameter = Parameter(method, name)!;
        Assert.Equal((type, allowed), (parameter.Type, parameter.Allowed));
    }

    [Theory]
    [InlineData("doc.setLicense", "license", "3", "99")]
    [InlineData("doc.setLicense", "license", "255", "CC-BY")]
    [InlineData("doc.search", "license", "1,3,7", "1,2")]
    [InlineData("doc.setPerms", "is_public", "1", "true")]
    [InlineData("doc.setPerms", "share", "4", "5")]
    [InlineData("doc.setPerms", "perm_comment", "5", "1")]
    [InlineData("album.create", "perm_comment", "1", "6")]
    [InlineData("doc.getList", "per_page", "100", "500")]
    [InlineData("doc.getList", "per_page", "1", "0")]
    [InlineData("doc.getList", "page", "7", "one")]
    [InlineData("doc.getList", "thumbsize", "250x", "250")]
    [InlineData("doc.getList", "extra", "dates, md5", "dates,tags")]
    [InlineData("doc.search", "created_min", "2026-08-01 12:30:00", "2026-08-01T12:30:00")]
    [InlineData("post.search", "created_min", "2026-08-01", "01.08.2026")]
    [InlineData("doc.search", "posted_max", "1785542400", "2026-08-01")]
    [InlineData("doc.setGeo", "lat", "-89.5", "90.5")]
    [InlineData("doc.setGeo", "lng", "-999", "-181")]
    [InlineData("doc.setGeo", "lng", "8.5", "8,5")]
    [InlineData("network.getList", "relation", "8", "5")]
    [InlineData("network.autocomplete", "relation", "4", "8")]
    [InlineData("upload.file", "dir", "6", "2")]
    public void A_value_that_the_service_cannot_accept_is_known(string method, string name, string good, string bad)
    {
        var parameter = Parameter(method, name)!;
        Assert.Equal((true, false), (parameter.Allows(good), parameter.Allows(bad)));
    }

    [Theory]
    [InlineData("upload.checkTickets", "tickets", 50)]
    [InlineData("doc.checkMD5", "md5", 20)]
    [InlineData("group.docs.add", "doc_id", 20)]
    public void A_list_can_be_too_long(string method, string name, int maximum)
    {
        var parameter = Parameter(method, name)!;
        Assert.Equal(maximum, parameter.MaximumCount);
        Assert.True(parameter.Allows(string.Join(",", Enumerable.Repeat("1", maximum))));
        Assert.False(parameter.Allows(string.Join(",", Enumerable.Repeat("1", maximum + 1))));
    }

    [Theory]
    [InlineData("doc.tags.edit", "keywords", "")]
    [InlineData("doc.setGeo", "lat", "")]
    [InlineData("post.set", "share", "9")]
    [InlineData("upload.file", "created_at", "yesterday")]
    [InlineData("post.set", "lg_id", "12")]
    public void What_is_not_documented_is_left_to_the_service(string method, string name, string value) =>
        Assert.True(Parameter(method, name)!.Allows(value));

    [Theory]
    [InlineData("3")]
    [InlineData("CC-BY-NC")]
    [InlineData("cc by-nc")]
    [InlineData("ccbync")]
    [InlineData("Creative Commons Attribution-NonCommercial")]
    public void A_value_is_found_by_its_code_its_name_and_its_meaning(string text) =>
        Assert.Equal("3", Parameter("upload.file", "license")!.FindValue(text)?.Code);

    [Theory]
    [InlineData("license", "CC-BY-XX")]
    [InlineData("license", "")]
    [InlineData("title", "CC-BY")]
    public void Other_texts_stand_for_no_value(string name, string text) => Assert.Null(Parameter("upload.file", name)!.FindValue(text));

    [Theory]
    [InlineData("doc.setGeo")]
    [InlineData("doc.setLicense")]
    [InlineData("doc.setPerms")]
    [InlineData("doc.setSafety")]
    public void A_document_is_set_with_the_parameters_of_the_methods_that_it_includes(string included) =>
        Assert.All(MethodCatalogue.Find(included)!.Parameters, parameter => Assert.NotNull(Parameter("doc.set", parameter.Name)));

    private static MethodParameter? Parameter(string method, string name) => MethodCatalogue.Find(method)?.FindParameter(name);
}
