using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Answers;

/// <summary>The elements of an answer behave like any other custom objects.</summary>
public sealed class AnswerObjectTests
{
    private const string Documents = """
        "docs":{"total":"2","per_page":"20","page":1,"doc":[
          {"doc_id":"12345678901234567890","title":"Müller & Söhne 🙂","safety":0,
           "thumb":{"label":"75x","w":75,"url":"http:\/\/x.org\/a"}},
          {"doc_id":"2","title":"","safety":1,"thumb":{"label":"75x","w":75,"url":null}}]}
        """;

    [Theory]
    [InlineData("$answer")]
    [InlineData("$answer.docs")]
    [InlineData("$answer.docs.doc[0]")]
    [InlineData("$answer.docs.doc[1].thumb")]
    public async Task An_element_is_a_custom_object(string element)
    {
        await using var shell = AnswerShell.Reading(Documents);
        Assert.True(shell.Run($"{element} -is [System.Management.Automation.PSCustomObject]").As<bool>());
    }

    [Theory]
    [InlineData("$answer.docs", "docs")]
    [InlineData("$answer.docs.doc[0]", "doc")]
    [InlineData("$answer.docs.doc[1]", "doc")]
    [InlineData("$answer.docs.doc[1].thumb", "thumb")]
    public async Task An_element_has_the_type_name_of_its_member(string element, string member)
    {
        await using var shell = AnswerShell.Reading(Documents);
        Assert.Equal(
            [
                $"Ipernity.{member}",
                $"Ipernity.Plain.{member}",
                "Ipernity.Element",
                "System.Management.Automation.PSCustomObject",
                "System.Object",
            ],
            shell.Texts($"{element}.psobject.TypeNames")
        );
    }

    [Fact]
    public async Task Members_keep_the_order_of_the_answer()
    {
        await using var shell = AnswerShell.Reading(Documents);
        Assert.Equal(["doc_id", "title", "safety", "thumb"], shell.Texts("$answer.docs.doc[0].psobject.Properties.Name"));
    }

    [Theory]
    [InlineData("$answer.docs.doc[0].doc_id", "12345678901234567890")]
    [InlineData("$answer.docs.doc[0].title", "Müller & Söhne 🙂")]
    [InlineData("$answer.docs.doc[1].title", "")]
    [InlineData("$answer.docs.doc[0].thumb.w", "75")]
    [InlineData("$answer.docs.doc[0].thumb.url", "http://x.org/a")]
    public async Task Texts_and_numbers_are_text(string member, string text)
    {
        await using var shell = AnswerShell.Reading(Documents);
        Assert.Equal(text, shell.Run(member).As<string>());
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-0.10")]
    [InlineData("123456789012345678901234567890")]
    public async Task A_number_is_never_rounded(string number)
    {
        await using var shell = AnswerShell.Reading($"\"n\":{number}");
        Assert.Equal(number, shell.Run("$answer.n").As<string>());
    }

    [Fact]
    public async Task Flags_are_booleans()
    {
        await using var shell = AnswerShell.Reading("""  "yes":true,"no":false  """);
        Assert.Equal([true, false], shell.Run("$answer.yes, $answer.no").Output.Select(flag => flag.BaseObject));
    }

    [Fact]
    public async Task JSON_null_is_null()
    {
        await using var shell = AnswerShell.Reading(Documents);
        Assert.True(shell.Run("$null -eq $answer.docs.doc[1].thumb.url").As<bool>());
    }

    [Fact]
    public async Task Lists_are_arrays_however_deep()
    {
        await using var shell = AnswerShell.Reading("""  "a":[],"b":["x",1,null,{"c":"1"}],"d":[["x","y"],[]]  """);
        Assert.Empty(shell.Run(", $answer.a").As<object[]>());
        Assert.Equal(["x", "1", null!], shell.Run(", $answer.b").As<object[]>()[..3]);
        Assert.Equal("Ipernity.b", shell.Run("$answer.b[3].psobject.TypeNames[0]").As<string>());
        Assert.Equal("y", shell.Run("$answer.d[0][1]").As<string>());
    }

    [Fact]
    public async Task An_escaped_name_is_the_name()
    {
        await using var shell = AnswerShell.Reading("""  "\u0064ocs":{"n\u00e4me":"x"}  """);
        Assert.Equal("x", shell.Run("$answer.docs.näme").As<string>());
        Assert.Equal("Ipernity.docs", shell.Run("$answer.docs.psobject.TypeNames[0]").As<string>());
    }

    [Fact]
    public async Task Many_names_stay_distinct()
    {
        var names = Enumerable.Range(0, 2000).SelectMany(i => new[] { $"name{i}", $"näme{i}" }).ToList();
        await using var shell = AnswerShell.Reading(string.Join(',', names.Select(name => $"\"{name}\":\"value of {name}\"")));
        var answer = Assert.Single(shell.Run("$answer").Output);
        Assert.Equal(
            names.Select(name => (name, $"value of {name}")),
            answer.Properties.Select(property => (property.Name, (string)property.Value))
        );
    }

    [Fact]
    public async Task Only_the_status_of_the_answer_is_removed()
    {
        await using var shell = AnswerShell.Reading("""  "method":{"api":{"status":"x"}}  """);
        Assert.Equal(["method"], shell.Texts("$answer.psobject.Properties.Name"));
        Assert.Equal("x", shell.Run("$answer.method.api.status").As<string>());
    }

    [Theory]
    [InlineData(""" "a":"\ud83d" """)]
    [InlineData(""" "a":{"\ud83d":"b"} """)]
    [InlineData(""" "a":{"b":["\udc00"]} """)]
    public async Task An_unpaired_surrogate_is_an_error(string payload)
    {
        await using var shell = AnswerShell.Answering(payload);
        Assert.Equal("InvalidAnswer,Ipernity.PowerShell.Commands.InvokeIpernityApiCommand", shell.Called.ErrorId);
        Assert.Contains("Unicode", shell.Called.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("psbase")]
    [InlineData("PSAdapted")]
    [InlineData("psextended")]
    [InlineData("psobject")]
    [InlineData("PsTypeNames")]
    [InlineData("")]
    public async Task A_reserved_member_name_is_an_error_at_any_depth(string name)
    {
        await using var shell = AnswerShell.Answering($"\"a\":[{{\"{name}\":\"1\"}}]");
        Assert.Equal("InvalidAnswer,Ipernity.PowerShell.Commands.InvokeIpernityApiCommand", shell.Called.ErrorId);
        Assert.Contains("name", shell.Called.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_can_be_assigned()
    {
        await using var shell = AnswerShell.Reading(Documents);
        Assert.Equal("new", shell.Run("$answer.docs.doc[0].title = 'new'; $answer.docs.doc[0].title").As<string>());
        Assert.Equal("", shell.Run("$answer.docs.doc[1].title").As<string>());
    }

    [Fact]
    public async Task A_member_can_be_added_to_a_single_element()
    {
        await using var shell = AnswerShell.Reading(Documents);
        Assert.Equal(
            "x",
            shell
                .Run("$answer.docs.doc[0].psobject.Properties.Add([psnoteproperty]::new('rating', 'x')); " + "$answer.docs.doc[0].rating")
                .As<string>()
        );
        Assert.Equal(["doc_id", "title", "safety", "thumb"], shell.Texts("$answer.docs.doc[1].psobject.Properties.Name"));
    }

    [Fact]
    public async Task A_member_can_be_removed()
    {
        await using var shell = AnswerShell.Reading(Documents);
        Assert.Equal(
            ["doc_id", "safety", "thumb"],
            shell.Texts("$doc = $answer.docs.doc[0]; $doc.psobject.Properties.Remove('title'); $doc.psobject.Properties.Name")
        );
    }

    [Theory]
    [InlineData("$answer.docs.doc[0].psobject.TypeNames.Insert(0, 'Mine')")]
    [InlineData("$answer.docs.doc[0].psobject.TypeNames.Clear()")]
    public async Task Type_names_can_be_changed_for_a_single_element(string change)
    {
        await using var shell = AnswerShell.Reading(Documents);
        Assert.Equal("Ipernity.doc", shell.Run($"{change}; $answer.docs.doc[1].psobject.TypeNames[0]").As<string>());
        Assert.NotEqual("Ipernity.doc", shell.Run("\"$($answer.docs.doc[0].psobject.TypeNames)\"").As<string>().Split(' ')[0]);
    }

    [Fact]
    public async Task A_copy_is_independent()
    {
        await using var shell = AnswerShell.Reading(Documents);
        shell.Run("$copy = $answer.docs.doc[0].psobject.Copy(); $copy.title = 'changed'").AssertNoErrors();
        Assert.Equal("Müller & Söhne 🙂", shell.Run("$answer.docs.doc[0].title").As<string>());
        Assert.Equal("Ipernity.doc", shell.Run("$copy.psobject.TypeNames[0]").As<string>());
    }

    [Fact]
    public async Task A_property_given_to_another_object_is_a_copy()
    {
        await using var shell = AnswerShell.Reading(Documents);
        shell
            .Run(
                "$other = [pscustomobject]@{}; "
                    + "$other.psobject.Properties.Add($answer.docs.doc[0].psobject.Properties['title']); $other.title = "
                    + "'changed'"
            )
            .AssertNoErrors();
        Assert.Equal("Müller & Söhne 🙂", shell.Run("$answer.docs.doc[0].title").As<string>());
    }

    [Fact]
    public async Task Export_Clixml_keeps_names_and_members()
    {
        await using var shell = AnswerShell.Reading(Documents);
        shell
            .Run(
                "$serializer = [Management.Automation.PSSerializer]; $again = $serializer::Deserialize($serializer::Serialize($answer, 9))"
            )
            .AssertNoErrors();
        Assert.Equal("Deserialized.Ipernity.thumb", shell.Run("$again.docs.doc[0].thumb.psobject.TypeNames[0]").As<string>());
        Assert.Equal(["12345678901234567890", "2"], shell.Texts("$again.docs.doc.doc_id"));
    }

    [Fact]
    public async Task An_element_binds_by_property_name()
    {
        await using var shell = AnswerShell.Reading(Documents);
        Assert.Equal(
            ["2"],
            shell.Texts(
                "function Bind { param([Parameter(ValueFromPipelineByPropertyName)] $doc_id) process { $doc_id } }; "
                    + "$answer.docs.doc[1] | Bind"
            )
        );
    }

    [Fact]
    public async Task Elements_keep_their_members_after_a_garbage_collection()
    {
        await using var shell = AnswerShell.Reading(Documents);
        var doc = shell.Run("$answer.docs.doc[0]; $answer = $null").AssertNoErrors().Output[0];
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.Equal(["doc_id", "title", "safety", "thumb"], doc.Properties.Select(property => property.Name));
        Assert.Equal("Ipernity.doc", doc.TypeNames[0]);
    }
}
