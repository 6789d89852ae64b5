using System.Collections.Specialized;
using System.Management.Automation;
using System.Text.Json;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Answers;

/// <summary>Items of a list, read separately.</summary>
public sealed class ItemTests
{
    [Fact]
    public void An_item_is_an_object_with_its_type_name()
    {
        var doc = Assert.IsType<PSObject>(ModuleCode.ReadObject("""{"doc_id":"1","thumb":{"w":75}}"""));
        Assert.Equal("Ipernity.doc", doc.TypeNames[0]);
        Assert.Equal("1", doc.Properties["doc_id"].Value);
        Assert.Equal("Ipernity.thumb", Assert.IsType<PSObject>(doc.Properties["thumb"].Value).TypeNames[0]);
    }

    [Theory]
    [InlineData("\"x\"", "x")]
    [InlineData("12", "12")]
    [InlineData("null", null)]
    public void A_scalar_item_is_its_text(string json, string? text)
    {
        Assert.Equal(text, ModuleCode.ReadObject(json));
        Assert.Equal(text, ModuleCode.ReadTable(json));
    }

    [Fact]
    public void An_item_can_be_as_deep_as_the_limit()
    {
        Assert.NotNull(ModuleCode.ReadObject("""{"a":{"b":{}}}""", maxDepth: 3));
        Assert.ThrowsAny<JsonException>(() => ModuleCode.ReadObject("""{"a":{"b":{}}}""", maxDepth: 2));
    }

    [Theory]
    [InlineData("""{"a":"\ud83d"}""", "valid Unicode")]
    [InlineData("""{"psobject":"a"}""", "has a member named 'psobject', which an object cannot hold. Use -AsHashtable")]
    [InlineData("""{"":"a"}""", "has a member without a name, which an object cannot hold. Use -AsHashtable to get tables instead")]
    [InlineData("""{"a":{"Title":"a","b":"c","title":"d"}}""", "has members whose names differ only in case")]
    public void An_item_that_cannot_become_an_object_is_an_error(string json, string why) =>
        Assert.Contains(why, Assert.ThrowsAny<Exception>(() => ModuleCode.ReadObject(json)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Items_are_read_on_any_thread()
    {
        ModuleCode.ReadObject("{}");
        var lists = await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
            Enumerable.Range(0, 2000).Select(
                i => (PSObject)ModuleCode.ReadObject($$"""{"doc_id":"{{thread}}-{{i}}","m{{i}}":"{{i}}"}""", $"e{i}")!).ToList())));

        foreach (var (list, thread) in lists.Select((list, thread) => (list, thread)))
        {
            foreach (var (item, i) in list.Select((item, i) => (item, i)))
            {
                Assert.Equal($"Ipernity.e{i}", item.TypeNames[0]);
                Assert.Equal(
                    [("doc_id", $"{thread}-{i}"), ($"m{i}", $"{i}")],
                    item.Properties.Select(property => (property.Name, (string)property.Value)));
            }
        }
    }

    [Fact]
    public void A_table_keeps_the_order_and_ignores_the_case_of_names()
    {
        var doc = Table("""{"doc_id":"1","title":"x","count":{"visits":2}}""");
        Assert.Equal(["doc_id", "title", "count"], doc.Keys.Cast<string>());
        Assert.Equal("x", doc["TITLE"]);
        Assert.Equal("2", Assert.IsType<OrderedDictionary>(doc["count"])["visits"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("psobject")]
    [InlineData("pstypenames")]
    [InlineData("Count")]
    public void A_table_accepts_any_name(string name) => Assert.Equal("x", Table($$"""{"{{name}}":"x"}""")[(object)name]);

    [Fact]
    public void A_table_keeps_members_whose_names_differ_only_in_case()
    {
        var doc = Table("""{"title":"x","TITLE":"y","title":"z"}""");
        Assert.Equal([("title", "z"), ("TITLE", "y")], doc.Keys.Cast<string>().Select(name => (name, (string)doc[name]!)));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(60_000)]
    public void The_last_value_of_a_repeated_member_counts_however_many_there_are(int count)
    {
        var members = Enumerable.Range(0, 2 * count).Select(i => $"\"m{i % count}\":\"{i}\"");
        var json = $"{{{string.Join(',', members)}}}";
        var doc = (PSObject)ModuleCode.ReadObject(json)!;
        var last = Enumerable.Range(0, count).Select(i => ($"m{i}", $"{count + i}"));
        Assert.Equal(last, doc.Properties.Select(property => (property.Name, (string)property.Value)));
        var table = Table(json);
        Assert.Equal(last, table.Keys.Cast<string>().Select(name => (name, (string)table[name]!)));
    }

    [Fact]
    public void Lists_in_a_table_are_arrays_of_tables()
    {
        var tags = Assert.IsType<object[]>(Table("""{"tag":[{"id":"1"},{"id":"2"}]}""")["tag"]);
        Assert.Equal(["1", "2"], tags.Select(tag => Assert.IsType<OrderedDictionary>(tag)["id"]));
    }

    private static OrderedDictionary Table(string json) => Assert.IsType<OrderedDictionary>(ModuleCode.ReadTable(json));
}
