using System.Diagnostics;
using Ipernity.PowerShell.Tests.Engine;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Hosting;

namespace Ipernity.PowerShell.Tests.Calls;

/// <summary>Lists are read completely, with pages that are fetched ahead.</summary>
public sealed class ListTests
{
    private const string Id = ",Ipernity.PowerShell.Commands.InvokeIpernityApiCommand";

    [Fact]
    public async Task All_gives_every_item_once_in_order()
    {
        await using var session = await ConnectAsync(documents: 1234);
        var ids = session.Shell.Run(
            "(Invoke-IpernityApi doc.getList -All).doc_id").AssertNoErrors().Output.Select(id => (string)id.BaseObject).ToArray();
        var total = int.Parse(
            session.Shell.Run("(Invoke-IpernityApi doc.getList @{ per_page = 1 }).docs.total").As<string>(),
            System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(total > 500);
        Assert.Equal(total, ids.Distinct().Count());
        Assert.Equal(total, ids.Length);
        var pages = Enumerable.Range(1, 3).SelectMany(
            page => session.Shell.Run($"(Invoke-IpernityApi doc.getList @{{ per_page = 100; page = {page} }}).docs.doc.doc_id").Output);
        Assert.Equal(pages.Select(id => (string)id.BaseObject), ids.Take(300));
    }

    [Fact]
    public async Task Items_have_the_type_of_their_element()
    {
        await using var session = await ConnectAsync(documents: 20);
        Assert.Equal("Ipernity.doc", session.Shell.Run("(Invoke-IpernityApi doc.getList -First 1).psobject.TypeNames[0]").As<string>());
    }

    [Fact]
    public async Task First_requests_no_more_than_it_returns()
    {
        await using var session = await ConnectAsync(documents: 1000);
        Assert.Equal(7, session.Shell.Run("Invoke-IpernityApi doc.getList -First 7").AssertNoErrors().Output.Count);
        var call = Assert.Single(ListCalls(session));
        Assert.Equal("7", call.Parameters["per_page"]);
    }

    [Fact]
    public async Task Skip_does_not_read_the_skipped_pages()
    {
        await using var session = await ConnectAsync(documents: 1000);
        var all = session.Shell.Run(
            "(Invoke-IpernityApi doc.getList -First 300).doc_id").AssertNoErrors().Output.Select(id => id.ToString());
        var before = ListCalls(session).Count;
        var some = session.Shell.Run(
            "(Invoke-IpernityApi doc.getList -Skip 250 -First 10).doc_id").AssertNoErrors().Output.Select(id => id.ToString());
        Assert.Equal(all.Skip(250).Take(10), some);
        Assert.Equal(1, ListCalls(session).Count - before);
    }

    [Fact]
    public async Task The_total_count_comes_first()
    {
        await using var session = await ConnectAsync(documents: 1000);
        var told = session.Shell.Run(
            "Invoke-IpernityApi doc.getList -First 0 -IncludeTotalCount | ForEach-Object { $_.ToString() }").As<string>();
        var total = session.Shell.Run("(Invoke-IpernityApi doc.getList @{ per_page = 1 }).docs.total").As<string>();
        Assert.Equal($"Total count: {total}", told);
    }

    [Fact]
    public async Task The_end_of_the_pipeline_ends_the_reading()
    {
        await using var session = await ConnectAsync(documents: 5000);
        Assert.Equal(
            10,
            session.Shell.Run(
                "do { Invoke-IpernityApi doc.getList -All | ForEach-Object { $_; if (++$seen -eq 10) { break } } } " +
                "while ($false)").AssertNoErrors().Output.Count);
        var asked = ListCalls(session).Count;
        Assert.InRange(asked, 1, 2);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Equal(asked, ListCalls(session).Count);
    }

    [Fact]
    public async Task Ctrl_c_ends_the_reading_at_once()
    {
        await using var session = await ConnectAsync(documents: 2000);
        session.Sandbox.AddFault(new Fault(FaultKind.Hang) { Count = Fault.Always, Method = "doc.getList" });
        using var pipeline = session.Shell.Create("Invoke-IpernityApi doc.getList -All");
        pipeline.BeginInvoke();
        await Task.Delay(300, TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        pipeline.Stop();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public async Task A_page_that_fails_is_an_error_after_the_items_before_it()
    {
        await using var session = await ConnectAsync(documents: 2000);
        using var pipeline = session.Shell.Create(
            "$seen = 0; Invoke-IpernityApi doc.getList -All -MaximumRetryCount 0 | ForEach-Object { if (++$seen " +
            "-eq 150) { $sandbox.AddFault($fault) }; $_ }");
        session.Shell["sandbox"] = session.Sandbox;
        session.Shell["fault"] = new Fault(FaultKind.ServerError) { Method = "doc.getList" };
        var output = pipeline.Invoke();
        var error = Assert.Single(pipeline.Streams.Error);
        Assert.Equal("HttpError" + Id, error.FullyQualifiedErrorId);
        Assert.Equal(0, output.Count % 100);
        Assert.InRange(output.Count, 200, 1000);
        Assert.Contains("or less if items have been deleted since", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains($"To continue, use -Skip {output.Count},", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_temporary_fault_does_not_show_in_the_output()
    {
        await using var session = await ConnectAsync(documents: 1000);
        var all = session.Shell.Run("Invoke-IpernityApi doc.getList -All").AssertNoErrors().Output.Count;
        session.Sandbox.AddFault(new Fault(FaultKind.Unavailable) { Count = 2, Method = "doc.getList" });
        Assert.Equal(all, session.Shell.Run("Invoke-IpernityApi doc.getList -All -RetryIntervalSec 0").AssertNoErrors().Output.Count);
    }

    [Theory]
    [InlineData("doc.tags.getList", "doc_id = $id")]
    [InlineData("album.getList", "")]
    [InlineData("api.methods.getList", "")]
    public async Task Other_lists_are_read_the_same_way(string method, string parameters)
    {
        await using var session = await ConnectAsync(documents: 100);
        session.Shell.Run(
            "$id = (Invoke-IpernityApi doc.getList -First 1).doc_id; $null = Invoke-IpernityApi doc.tags.add @{ " +
            "doc_id = $id; keywords = 'a' }").AssertNoErrors();
        var items = session.Shell.Run($"Invoke-IpernityApi {method} @{{ {parameters} }} -All").AssertNoErrors().Output;
        Assert.NotEmpty(items);
        Assert.All(items, item => Assert.StartsWith("Ipernity.", item.TypeNames[0], StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_list_has_no_output()
    {
        await using var session = await ConnectAsync(documents: 10);
        Assert.Empty(session.Shell.Run("Invoke-IpernityApi doc.search @{ text = 'no such words anywhere' } -All").AssertNoErrors().Output);
    }

    [Theory]
    [InlineData("Invoke-IpernityApi user.get -All", "user.get")]
    [InlineData("Invoke-IpernityApi doc.getList @{ page = 2 } -All", "'page'")]
    [InlineData("Invoke-IpernityApi doc.getList @{ per_page = 'many' } -All -Force", "'many'")]
    public async Task A_method_that_is_not_a_list_is_named(string script, string named)
    {
        await using var session = await ConnectAsync(documents: 10);
        var result = session.Shell.Run(script);
        Assert.Equal("InvalidCall" + Id, result.ErrorId);
        Assert.Contains(named, result.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(ListCalls(session));
    }

    [Fact]
    public async Task A_long_list_shows_its_progress_and_removes_it()
    {
        await using var session = await ConnectAsync(documents: 3000);
        session.Sandbox.AddFault(
            new Fault(FaultKind.Delay) { Count = Fault.Always, Method = "doc.getList", Delay = TimeSpan.FromMilliseconds(150) });
        var progress = session.Shell.Run("Invoke-IpernityApi doc.getList -All -ThrottleLimit 1").AssertNoErrors().Progress;
        Assert.NotEmpty(progress);
        Assert.All(progress, record => Assert.Equal("doc.getList", record.Activity));
        Assert.Equal(System.Management.Automation.ProgressRecordType.Completed, progress[^1].RecordType);
    }

    private static async Task<SandboxSession> ConnectAsync(int documents)
    {
        var session = await SandboxSession.StartAsync(new SandboxOptions { Documents = documents });
        session.Connect(session.Shell, session.Sandbox.Members.Demo.UserId, "doc=delete");
        return session;
    }

    private static List<ReceivedCall> ListCalls(SandboxSession session) =>
        [.. session.Sandbox.ReceivedCalls.Where(call => call.Method == "doc.getList")];
}
