using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Faults;

/// <summary>The faults of uploads.</summary>
public sealed class UploadFaultTests : IAsyncLifetime
{
    private readonly MovedClock _clock = new();
    private SandboxServer _server = null!;
    private Client _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await Started.SandboxAsync(new SandboxOptions { TicketDuration = TimeSpan.FromSeconds(1), TimeProvider = _clock });
        _client = Client.SignedIn(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task ticket_fails_ends_the_upload_without_a_document()
    {
        _server.AddFault(Fault.Parse("ticket-fails"));
        var ticket = await Upload.SendAsync(_client, [1, 2, 3], "x.jpg");

        Assert.Equal("done=0 invalid=0", await StateAsync(ticket));
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("done=0 invalid=1", await StateAsync(ticket));
        Assert.Equal(0, await FoundAsync([1, 2, 3]));
    }

    [Fact]
    public async Task ticket_fails_is_an_error_for_a_call_that_waits()
    {
        _server.AddFault(Fault.Parse("ticket-fails"));

        Assert.Equal(3, await Upload.CodeAsync(_client, [1], ("async", 0)));
    }

    [Fact]
    public async Task ticket_slow_takes_longer()
    {
        _server.AddFault(Fault.Parse("ticket-slow=5000"));
        var ticket = await Upload.SendAsync(_client, [1], "x.jpg");

        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("done=0 invalid=0", await StateAsync(ticket));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("done=1 invalid=0", await StateAsync(ticket));
    }

    [Fact]
    public async Task ticket_vanishes_makes_the_ticket_unknown_but_creates_the_document()
    {
        _server.AddFault(Fault.Parse("ticket-vanishes"));
        var ticket = await Upload.SendAsync(_client, [1, 2, 3], "x.jpg", ("title", "Arrived"));
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, await _client.CodeAsync("upload.checkTickets", ("tickets", ticket)));
        Assert.Equal("Arrived", (await _client.CallAsync("doc.getList"))["docs"]!.Texts("doc", "title")[0]);
    }

    [Fact]
    public async Task An_upload_with_a_lost_answer_is_found_by_its_checksum()
    {
        _server.AddFault(Fault.Parse("reset-after:1:upload.file"));

        await Assert.ThrowsAsync<HttpRequestException>(() => Upload.SendAsync(_client, [1, 2, 3], "x.jpg"));

        Assert.Equal(1, await FoundAsync([1, 2, 3]));
    }

    [Fact]
    public async Task reset_upload_does_not_run_the_call()
    {
        _server.AddFault(Fault.Parse("reset-upload"));
        var file = Upload.Random(40_000_000);

        await Assert.ThrowsAsync<HttpRequestException>(() => Upload.SendAsync(_client, file, "x.mp4"));

        Assert.Equal(0, await FoundAsync(file));
        Assert.Equal((FaultKind.ResetUpload, 0), (_server.ReceivedCalls[0].Fault, _server.ReceivedCalls[0].StatusCode));
    }

    [Theory]
    [InlineData("early", "HTTP/1.1 413 ", "413 Payload Too Large")]
    [InlineData("early=113", "HTTP/1.1 200 ", "\"code\":\"113\"")]
    public async Task early_answers_before_the_body_is_read(string fault, string status, string content)
    {
        _server.AddFault(Fault.Parse(fault));
        var answer = await AnswerToHeadersAsync();

        Assert.StartsWith(status, answer, StringComparison.Ordinal);
        Assert.Contains("Connection: close", answer, StringComparison.Ordinal);
        Assert.Contains(content, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ticket-fails")]
    [InlineData("ticket-slow")]
    [InlineData("ticket-vanishes")]
    [InlineData("reset-upload")]
    [InlineData("early")]
    public async Task Upload_faults_do_not_hit_other_calls(string fault)
    {
        _server.AddFault(Fault.Parse(fault));

        await _client.CallAsync("account.getQuota");

        Assert.Single(_server.PendingFaults);
        Assert.Contains(
            "upload.file", Assert.Throws<ArgumentException>(() => Fault.Parse($"{fault}:1:doc.get")).Message, StringComparison.Ordinal);
    }

    /// <summary>Sends only the beginning of a large upload.</summary>
    private async Task<string> AnswerToHeadersAsync()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(_server.Address.Host, _server.Address.Port, TestContext.Current.CancellationToken);
        var request =
            $"POST /api/upload.file HTTP/1.1\r\nHost: {_server.Address.Authority}\r\nContent-Type: multipart/form-data; boundary=x\r\n"
            + "Content-Length: 500000000\r\n\r\n--x\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        var text = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken) is var read and > 0)
                text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
        catch (SocketException problem) when (problem.SocketErrorCode == SocketError.ConnectionReset)
        {
            // The server closed the connection without waiting for the rest.
        }
        return text.ToString();
    }

    private async Task<string> StateAsync(string ticket)
    {
        var entry = (await _client.CallAsync("upload.checkTickets", ("tickets", ticket)))["tickets"]!.Items("ticket")[0];
        return $"done={entry.Text("done")} invalid={entry.Text("invalid")}";
    }

    private async Task<int> FoundAsync(byte[] file) =>
        (await _client.CallAsync("doc.checkMD5", ("md5", Convert.ToHexStringLower(MD5.HashData(file)))))["docs"]!.Number("found");
}
