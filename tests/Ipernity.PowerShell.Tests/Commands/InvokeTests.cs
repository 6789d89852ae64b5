using System.Globalization;
using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Protocol.Signatures;

namespace Ipernity.PowerShell.Tests.Commands;

public sealed class InvokeTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.InvokeIpernityApiCommand";

    [Fact]
    public async Task The_output_does_not_contain_the_status()
    {
        await using var session = await SandboxSession.ConnectAsync();
        Assert.Equal(
            "hello", Assert.Single(session.Shell.Run("(Invoke-IpernityApi test.hello).psobject.Properties.Name").Output).ToString());
    }

    [Fact]
    public async Task A_list_keeps_its_order_and_names_its_elements()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=read");
        session.Shell.Run("$list = Invoke-IpernityApi doc.getList -Parameters @{ per_page = 3 }").AssertNoErrors();
        Assert.Equal(
            ["total", "per_page", "page", "pages", "doc"],
            session.Shell.Run("$list.docs.psobject.Properties.Name").Output.Select(name => name.ToString()));
        Assert.Equal(3, session.Shell.Run("$list.docs.doc").Output.Count);
        Assert.Equal("Ipernity.doc", session.Shell.Run("$list.docs.doc[0].psobject.TypeNames[0]").As<string>());
    }

    [Fact]
    public async Task Identifiers_and_numbers_are_text()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=read");
        Assert.IsType<string>(session.Shell.Run("(Invoke-IpernityApi doc.getList @{ per_page = 1 }).docs.doc[0].doc_id").As<object>());
        Assert.IsType<string>(session.Shell.Run("(Invoke-IpernityApi doc.getList @{ per_page = 1 }).docs.total").As<object>());
    }

    [Fact]
    public async Task A_keyword_of_two_words_is_one_tag()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        session.Shell.Run("$doc = (Invoke-IpernityApi doc.getList @{ per_page = 1 }).docs.doc[0].doc_id").AssertNoErrors();
        session.Shell.Run("Invoke-IpernityApi doc.tags.add @{ doc_id = $doc; keywords = 'nice car' }").AssertNoErrors();
        Assert.Contains(
            "nice car",
            session.Shell.Run(
                "(Invoke-IpernityApi doc.tags.getList @{ doc_id = $doc }).tags.tag.tag").Output.Select(tag => tag.ToString()));
    }

    [Fact]
    public async Task A_call_is_a_POST_without_parameters_in_the_address()
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Shell.Run("Invoke-IpernityApi test.echo @{ echo = 'x' }").AssertNoErrors();
        var call = session.Sandbox.ReceivedCalls[^1];
        Assert.Equal(("POST", ""), (call.HttpMethod, call.Query));
        Assert.True(call.Parameters.ContainsKey("auth_token"));
    }

    [Fact]
    public async Task UseGet_sends_a_GET()
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Shell.Run("Invoke-IpernityApi test.echo @{ echo = 'x' } -UseGet").AssertNoErrors();
        Assert.Equal("GET", session.Sandbox.ReceivedCalls[^1].HttpMethod);
    }

    [Theory]
    [InlineData("'é & 1+1=2 🙂'", "é & 1+1=2 🙂")]
    [InlineData("''", "")]
    [InlineData("1234.5", "1234.5")]
    [InlineData("1e3", "1000")]
    [InlineData("0.00001", "0.00001")]
    [InlineData("1e20", "100000000000000000000")]
    [InlineData("[float]-0.5", "-0.5")]
    [InlineData("1.10d", "1.10")]
    [InlineData("$true", "1")]
    [InlineData("$false", "0")]
    [InlineData("@('tags','geo')", "tags,geo")]
    [InlineData("@(1.5,2)", "1.5,2")]
    [InlineData("[datetimeoffset]::FromUnixTimeSeconds(1300000000)", "1300000000")]
    [InlineData("[DayOfWeek]::Friday", "Friday")]
    [InlineData("[char]'c'", "c")]
    [InlineData("[uri]'http://x.org/ä'", "http://x.org/%C3%A4")]
    [InlineData("[Net.NetworkCredential]::new('', 'kept').SecurePassword", "kept")]
    public async Task Values_are_converted_the_same_way_under_every_culture(string value, string text)
    {
        await using var session = await SandboxSession.ConnectAsync();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in new[] { "de-DE", "tr-TR", "ar-SA" })
            {
                session.Shell.Run(
                    $"[Threading.Thread]::CurrentThread.CurrentCulture = '{name}'; Invoke-IpernityApi test.echo @{{ echo = {value} }}");
                Assert.Equal(text, session.Sandbox.ReceivedCalls[^1].Parameters["echo"]);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public async Task A_creation_date_is_sent_as_the_camera_showed_it()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=read");
        session.Shell.Run("Invoke-IpernityApi doc.search @{ created_min = [datetime]'2020-02-03 04:05:06' }").AssertNoErrors();
        Assert.Equal("2020-02-03 04:05:06", session.Sandbox.ReceivedCalls[^1].Parameters["created_min"]);
    }

    [Fact, Trait("Edition", "Core")]
    public async Task A_creation_day_is_sent_as_its_first_moment()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=read");
        session.Shell.Run("Invoke-IpernityApi doc.search @{ created_min = [DateOnly]::new(2020, 2, 3) }").AssertNoErrors();
        Assert.Equal("2020-02-03 00:00:00", session.Sandbox.ReceivedCalls[^1].Parameters["created_min"]);
    }

    [Fact, Trait("Edition", "Core")]
    public async Task A_day_and_its_first_moment_are_the_same_Unix_time()
    {
        await using var session = await SandboxSession.ConnectAsync();
        session.Shell.Run("Invoke-IpernityApi test.echo @{ echo = [DateOnly]::new(2020, 2, 3) }").AssertNoErrors();
        var expected = new DateTimeOffset(new DateTime(2020, 2, 3, 0, 0, 0, DateTimeKind.Local)).ToUnixTimeSeconds();
        Assert.Equal(expected.ToString(CultureInfo.InvariantCulture), session.Sandbox.ReceivedCalls[^1].Parameters["echo"]);
    }

    [Fact, Trait("Edition", "Core")]
    public Task A_time_of_day_is_named_and_nothing_is_sent() =>
        A_value_that_cannot_be_sent_is_named("@{ echo = [TimeOnly]::new(2, 0) }", "'echo' is a TimeOnly");

    [Theory]
    [InlineData("@{ echo = [timespan]'02:00' }", "'echo' is a TimeSpan")]
    [InlineData("@{ echo = $null }", "'echo'")]
    [InlineData("@{ echo = @{} }", "'echo'")]
    [InlineData("@{ echo = { 1 } }", "'echo'")]
    [InlineData("@{ echo = @(1, @(2, 3)) }", "'echo'")]
    [InlineData("@{ echo = $($list = [Collections.ArrayList]::new(); $null = $list.Add($list); , $list) }", "'echo'")]
    [InlineData("@{ echo = [double]::NaN }", "'echo'")]
    [InlineData("@{ api_sig = 'x' }", "'api_sig'")]
    [InlineData("@{ echo = [string][char]0xD83D }", "surrogate")]
    public async Task A_value_that_cannot_be_sent_is_named(string parameters, string named)
    {
        await using var session = await SandboxSession.ConnectAsync();
        var sent = session.Sandbox.ReceivedCalls.Count;
        var result = session.Shell.Run($"Invoke-IpernityApi test.echo {parameters}");
        Assert.Equal("InvalidCall" + Id, result.ErrorId);
        Assert.Contains(named, result.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(sent, session.Sandbox.ReceivedCalls.Count);
    }

    [Fact]
    public async Task An_invalid_method_name_is_named()
    {
        await using var session = await SandboxSession.ConnectAsync();
        var result = session.Shell.Run("Invoke-IpernityApi '../evil'");
        Assert.Equal("InvalidCall" + Id, result.ErrorId);
        Assert.Equal("../evil", result.Error.TargetObject);
    }

    [Fact]
    public async Task One_bad_input_does_not_end_the_others()
    {
        await using var session = await SandboxSession.ConnectAsync();
        var result = session.Shell.Run("@{ echo = 'a' }, @{}, @{ echo = 'b' } | Invoke-IpernityApi test.echo");
        Assert.Equal("ParameterMissing" + Id, result.ErrorId);
        Assert.Equal(["a", "b"], result.Output.Select(answer => answer.Properties["echo"].Value));
    }

    [Theory]
    [InlineData("function Call($echo) { Invoke-IpernityApi test.echo $PSBoundParameters }; Call x")]
    [InlineData(
        "$table = [Collections.Generic.Dictionary[string,string]]::new(); $table['echo'] = 'x'; Invoke-IpernityApi test.echo $table")]
    [InlineData("Invoke-IpernityApi test.echo ([ordered]@{ echo = 'x' })")]
    public async Task Tables_of_every_kind_are_accepted(string script)
    {
        await using var session = await SandboxSession.ConnectAsync();
        Assert.Equal("x", session.Shell.Run(script).Single.echo);
    }

    [Fact]
    public async Task Methods_and_parameters_bind_by_property_name()
    {
        await using var session = await SandboxSession.ConnectAsync();
        var result = session.Shell.Run(
            "[pscustomobject]@{ Method = 'test.echo'; Parameters = @{ echo = 'x' } }, [pscustomobject]@{ Method " +
            "= 'test.hello' } | Invoke-IpernityApi");
        Assert.Equal(2, result.AssertNoErrors().Output.Count);
    }

    [Fact]
    public async Task Not_connected_is_an_error_that_says_what_to_do()
    {
        await using var session = await SandboxSession.StartAsync();
        var result = session.Shell.Run("Invoke-IpernityApi test.hello");
        Assert.Equal("NotConnected" + Id, result.ErrorId);
        Assert.Contains("Connect-Ipernity", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Public_methods_work_without_a_token()
    {
        await using var session = await SandboxSession.StartAsync();
        Assert.Equal("hello world!", session.Shell.Run($"(Invoke-IpernityApi test.hello {session.Application}).hello").As<string>());
        Assert.False(session.Sandbox.ReceivedCalls[^1].Parameters.ContainsKey("auth_token"));
    }

    [Fact]
    public async Task An_answer_with_only_a_status_has_no_output()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=delete");
        session.Shell.Run("$album = (Invoke-IpernityApi album.create @{ title = 'x' }).album.album_id").AssertNoErrors();
        Assert.Empty(session.Shell.Run("Invoke-IpernityApi album.delete @{ album_id = $album }").AssertNoErrors().Output);
    }

    [Fact]
    public async Task The_wrong_signature_order_is_explained()
    {
        await using var session = await SandboxSession.StartAsync(new SandboxOptions { SignatureOrder = SigningOrder.SecretFirst });
        var result = session.Shell.Run($"Invoke-IpernityApi test.hello {session.Application}");
        Assert.Equal("SignatureInvalid" + Id, result.ErrorId);
        Assert.Contains("SecretFirst", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }
}
