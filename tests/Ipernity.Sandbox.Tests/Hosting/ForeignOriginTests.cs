using System.Net;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Hosting;

/// <summary>Web pages in a browser cannot call the API.</summary>
public sealed class ForeignOriginTests
{
    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_page_cannot_make_the_sandbox_store_a_file(string header, string value)
    {
        await using var server = await Started.SandboxAsync();
        using var client = Client.SignedIn(server);
        foreach (var method in new[] { "upload.file", "upload.replace", "test.hello" })
        {
            using var content = Upload.Content(client.Signed(method), [1], "form-data; name=\"file\"; filename=\"x.jpg\"");
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, $"api/{method}")) { Content = content };
            request.Headers.TryAddWithoutValidation(header, value);

            using var answer = await client.Http.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
        Assert.Null(server.Uploads.Path);
        Assert.Empty(server.ReceivedCalls);
    }

    [Fact]
    public async Task A_page_uses_up_no_fault()
    {
        await using var server = await Started.SandboxAsync();
        using var client = new Client(server);
        server.AddFault(Fault.Parse("503"));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, "api/test.hello"));
        request.Headers.TryAddWithoutValidation("Origin", "https://evil.example");

        using var answer = await client.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Single(server.PendingFaults);
    }

    [Fact]
    public async Task The_sandboxs_own_pages_can_call_the_API()
    {
        await using var server = await Started.SandboxAsync();
        using var client = Client.SignedIn(server);
        using var content = new FormUrlEncodedContent(client.Signed("test.hello"));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, "api/test.hello")) { Content = content };
        request.Headers.TryAddWithoutValidation("Origin", server.Address.GetLeftPart(UriPartial.Authority));

        using var answer = await client.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_refused_upload_is_deleted_before_the_answer()
    {
        await using var server = await Started.SandboxAsync();
        using var client = new Client(server);
        for (var i = 0; i < 20; i++)
        {
            Assert.NotEqual(0, await Upload.CodeAsync(client, [1, 2, 3]));
            Assert.Empty(Directory.GetFiles(server.Uploads.Path!, "?"));
        }
    }
}
