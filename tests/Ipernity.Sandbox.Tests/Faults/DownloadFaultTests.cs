using System.Net;
using System.Text.Json.Nodes;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Faults;

/// <summary>The faults of downloads.</summary>
public sealed class DownloadFaultTests : IAsyncLifetime
{
    private SandboxServer _server = null!;
    private Client _client = null!;
    private Uri _address = null!;
    private byte[] _file = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await Started.SandboxAsync();
        _client = Client.SignedIn(_server);
        _address = await AddressAsync();
        _file = await _client.Http.GetByteArrayAsync(_address, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task cut_off_ends_in_the_middle()
    {
        _server.AddFault(Fault.Parse("cut-off"));

        using var response = await _client.Http.GetAsync(_address, HttpCompletionOption.ResponseHeadersRead, Stop);
        Assert.Equal(_file.Length, response.Content.Headers.ContentLength);
        await using var body = await response.Content.ReadAsStreamAsync(Stop);
        using var received = new MemoryStream();
        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(received, Stop));

        Assert.Equal(_file[..(_file.Length / 2)], received.ToArray());
        Assert.Equal(_file, await _client.Http.GetByteArrayAsync(_address, Stop));
    }

    [Fact]
    public async Task wrong_bytes_has_the_right_length()
    {
        _server.AddFault(Fault.Parse("wrong-bytes"));

        var wrong = await _client.Http.GetByteArrayAsync(_address, Stop);

        Assert.Equal(_file.Length, wrong.Length);
        Assert.Equal(1, _file.Zip(wrong).Count(static pair => pair.First != pair.Second));
    }

    [Fact]
    public async Task slow_sends_everything_late()
    {
        _server.AddFault(Fault.Parse("slow=100"));
        var started = DateTime.UtcNow;

        Assert.Equal(_file, await _client.Http.GetByteArrayAsync(_address, Stop));
        Assert.True(DateTime.UtcNow - started >= TimeSpan.FromMilliseconds(90));
    }

    [Fact]
    public async Task _403_passes()
    {
        _server.AddFault(Fault.Parse("403"));

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(_address));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_address));
    }

    [Fact]
    public async Task expired_stays_until_the_API_tells_a_new_address()
    {
        _server.AddFault(Fault.Parse("expired"));

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(_address));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(_address));
        var fresh = await AddressAsync();
        Assert.NotEqual(_address, fresh);
        Assert.Equal(_file, await _client.Http.GetByteArrayAsync(fresh, Stop));
    }

    [Fact]
    public async Task A_fault_of_calls_does_not_hit_downloads()
    {
        _server.AddFault(Fault.Parse("500"));

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_address));
        Assert.Single(_server.PendingFaults);
    }

    [Fact]
    public async Task A_fault_of_downloads_does_not_hit_calls()
    {
        _server.AddFault(Fault.Parse("503=7:1:media"));
        _server.AddFault(Fault.Parse("cut-off"));

        await _client.CallAsync("test.hello");
        Assert.Equal(2, _server.PendingFaults.Count);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(_address));
    }

    [Theory]
    [InlineData("cut-off:1:doc.*", "method 'doc.*' is invalid. Use media or *.")]
    [InlineData("truncated:1:media", "method 'media' is invalid.")]
    [InlineData("cut-off=5", "The fault 'cut-off' takes no value.")]
    public void A_fault_that_cannot_hit_anything_is_refused(string fault, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => Fault.Parse(fault)).Message, StringComparison.Ordinal);

    private async Task<HttpStatusCode> StatusAsync(Uri address)
    {
        using var response = await _client.Http.GetAsync(address, Stop);
        return response.StatusCode;
    }

    private async Task<Uri> AddressAsync()
    {
        var list = await _client.CallAsync("doc.getList", ("per_page", 1), ("extra", "original"));
        var entries = list["docs"]!["doc"]!;
        var document = entries is JsonArray array ? array[0]! : entries;
        return new Uri(document["original"]!.Text("url"));
    }
}
