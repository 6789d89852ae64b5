using Ipernity.Api.Uploads;

namespace Ipernity.Api.Tests.Uploads;

/// <summary>What becomes of tickets; a bad one never fails the others.</summary>
public sealed class TicketWaiterTests
{
    [Fact]
    public async Task A_ticket_that_the_service_does_not_know_fails_alone()
    {
        await using var server = Serving(request => Tickets(request) is ["1", "2"] or ["2"]
            ? """{"api":{"status":"error","code":"1","message":"some or all tickets not found"}}"""
            : Answer("""{"id":"1","done":"1","doc_id":"11"}"""));
        using var client = ClientSetup.ClientOf(server);
        using var waiter = new TicketWaiter(client, Options());
        var good = waiter.WaitAsync("1", "good.jpg");
        var bad = waiter.WaitAsync("2", "bad.jpg");

        Assert.Equal("11", await good.WaitAsync(TestContext.Current.CancellationToken));
        var failure = await Assert.ThrowsAsync<IpernityUploadException>(() => bad.WaitAsync(TestContext.Current.CancellationToken));
        Assert.Equal((UploadFailure.TicketInvalid, "2"), (failure.Failure, failure.Ticket));
        Assert.Contains("bad.jpg", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"1","done":"1"}""", UploadFailure.TicketInvalid)]
    [InlineData("""{"id":"1","done":"1","doc_id":"0"}""", UploadFailure.TicketInvalid)]
    [InlineData("""{"id":"1","invalid":"1"}""", UploadFailure.TicketInvalid)]
    [InlineData("""{"id":"1","done":"maybe"}""", UploadFailure.TicketTimedOut)]
    [InlineData("""{"id":"1","status":"exploded"}""", UploadFailure.TicketTimedOut)]
    [InlineData("""{"id":"9","done":"1","doc_id":"5"}""", UploadFailure.TicketTimedOut)]
    public async Task A_ticket_without_a_document_ends_in_an_error_within_the_time_limit(string ticket, UploadFailure expected)
    {
        await using var server = Serving(_ => Answer(ticket));
        Assert.Equal(expected, (await FailureAsync(server, TimeSpan.FromSeconds(1))).Failure);
    }

    [Fact]
    public async Task A_question_that_hangs_ends_with_the_time_limit()
    {
        await using var server = new RawServer((_, _, stop) => Task.Delay(Timeout.Infinite, stop));
        var started = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(UploadFailure.TicketTimedOut, (await FailureAsync(server, TimeSpan.FromSeconds(1.5))).Failure);
        Assert.InRange(started.Elapsed.TotalSeconds, 1.4, 10);
    }

    [Fact]
    public async Task A_wait_that_the_service_asks_for_beyond_the_time_limit_ends_in_an_error_at_once()
    {
        await using var server = RawServer.Answering("", "429 Too Many Requests", "Retry-After: 7200\r\n");
        var started = System.Diagnostics.Stopwatch.StartNew();
        var failure = await FailureAsync(server, TimeSpan.FromMinutes(10));
        Assert.Equal(UploadFailure.TicketTimedOut, failure.Failure);
        Assert.EndsWith("The service asks you to wait 2 hours.", failure.Message, StringComparison.Ordinal);
        Assert.InRange(started.Elapsed.TotalSeconds, 0, 30);
    }

    [Fact]
    public async Task The_wait_that_the_service_asks_for_is_kept()
    {
        var asked = 0;
        await using var server = new RawServer((stream, _, stop) => Interlocked.Increment(ref asked) == 1
            ? RawServer.SendAsync(stream, "429 Too Many Requests", "Retry-After: 3\r\n", [], stop)
            : RawServer.SendAsync(stream, "200 OK", "", System.Text.Encoding.UTF8.GetBytes(
                Answer("""{"id":"1","done":"1","doc_id":"11"}""")), stop));
        using var client = ClientSetup.ClientOf(server);
        using var waiter = new TicketWaiter(client, Options());
        var started = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal("11", await waiter.WaitAsync("1").WaitAsync(TestContext.Current.CancellationToken));
        Assert.InRange(started.Elapsed.TotalSeconds, 3, 60);
        Assert.Equal(2, asked);
    }

    private static UploadOptions Options(TimeSpan? timeout = null) =>
        new(ClientSetup.Token) { TicketTimeout = timeout ?? TimeSpan.FromMinutes(1) };

    private static string Answer(string ticket) => $$$"""{"api":{"status":"ok"},"tickets":{"ticket":[{{{ticket}}}]}}""";

    private static string[] Tickets(string request)
    {
        var parameter = request.Split('&', '\n').Single(part => part.Contains("tickets=", StringComparison.Ordinal));
        return parameter.Substring(parameter.IndexOf('=') + 1).Split(["%2C"], StringSplitOptions.None);
    }

    private static RawServer Serving(Func<string, string> answer) => new((stream, request, stop) => RawServer.SendAsync(
        stream, "200 OK", "Content-Type: application/json\r\n", System.Text.Encoding.UTF8.GetBytes(answer(request)), stop));

    private static async Task<IpernityUploadException> FailureAsync(RawServer server, TimeSpan timeout)
    {
        using var client = ClientSetup.ClientOf(server);
        using var waiter = new TicketWaiter(client, Options(timeout));
        return await Assert.ThrowsAsync<IpernityUploadException>(
            () => waiter.WaitAsync("1").WaitAsync(TestContext.Current.CancellationToken));
    }
}
