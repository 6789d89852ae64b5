using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Ipernity.Sandbox.Hosting;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Pages;

/// <summary>Files and pictures, whole and in parts.</summary>
public sealed class DownloadTests(SharedSandbox shared) : IClassFixture<SharedSandbox>, IDisposable
{
    private readonly Client _client = Client.SignedIn(shared.Server);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData("original")]
    [InlineData("240")]
    public async Task A_part_is_sent_with_its_place(string label)
    {
        var address = await AddressAsync(label);
        var whole = await _client.Http.GetByteArrayAsync(address, Stop);

        using var response = await SendAsync(address, request => request.Headers.Range = new RangeHeaderValue(1000, null));

        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal($"bytes 1000-{whole.Length - 1}/{whole.Length}", response.Content.Headers.ContentRange!.ToString());
        Assert.Equal(whole[1000..], await response.Content.ReadAsByteArrayAsync(Stop));
    }

    [Fact]
    public async Task The_tag_of_an_original_is_its_MD5()
    {
        var address = await AddressAsync("original");
        using var response = await SendAsync(address, _ => { });
        var content = await response.Content.ReadAsByteArrayAsync(Stop);

        Assert.Equal($"\"{Convert.ToHexString(MD5.HashData(content)).ToLowerInvariant()}\"", response.Headers.ETag!.Tag);
        Assert.Equal(content.Length, response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task A_part_of_another_file_is_the_whole_file()
    {
        var address = await AddressAsync("original");
        using var response = await SendAsync(address, request =>
        {
            request.Headers.Range = new RangeHeaderValue(1000, null);
            request.Headers.IfRange = new RangeConditionHeaderValue("\"another\"");
        });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_part_after_the_end_is_refused()
    {
        using var response = await SendAsync(
            await AddressAsync("original"), request => request.Headers.Range = new RangeHeaderValue(100_000_000, null));

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, response.StatusCode);
    }

    [Fact]
    public async Task HEAD_tells_the_length()
    {
        var address = await AddressAsync("original");
        using var response = await SendAsync(address, request => request.Method = HttpMethod.Head);

        Assert.Equal((await _client.Http.GetByteArrayAsync(address, Stop)).Length, response.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData(112)]
    [InlineData(101)]
    public async Task A_key_is_closed_after_its_calls_and_another_one_is_not(int code)
    {
        await using var server = await Started.SandboxAsync(new SandboxOptions
        {
            KeyCalls = 2,
            KeyCallsCode = code,
            Applications = [new SandboxApplication("other", "secret", "Other")],
        });
        using var client = Client.SignedIn(server);

        Assert.Equal(0, await client.CodeAsync("test.hello"));
        Assert.Equal(0, await client.CodeAsync("test.hello"));
        Assert.Equal(code, await client.CodeAsync("test.hello"));
        Assert.Equal(code, await client.CodeAsync("test.hello"));
        var other = await client.GetAsync("test.hello", [new("api_key", "other")]);
        Assert.Equal(0, Client.Code(other));
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, Action<HttpRequestMessage> prepare)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        prepare(request);
        return await _client.Http.SendAsync(request, Stop);
    }

    private async Task<Uri> AddressAsync(string label)
    {
        var list = await _client.CallAsync("doc.getList", ("per_page", 2), ("media", "photo"));
        var id = list["docs"]!["doc"]![0]!.Text("doc_id");
        return new Uri(shared.Server.Address, $"media/{id}.{label}.jpg");
    }
}
