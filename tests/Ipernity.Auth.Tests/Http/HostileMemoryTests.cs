using System.IO.Compression;
using System.Text;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Auth.Tests.Http;

/// <summary>Servers that would fill the memory: what is allocated stays within a few times what an answer may have.</summary>
[Collection(nameof(MemoryTests))]
public sealed class HostileMemoryTests
{
    private const int MiB = 1024 * 1024;
    private const int Limit = 4 * MiB;

    private static readonly byte[] Junk = new byte[MiB];

    // .NET Framework is not asked for deflate, of which it knows another form than HTTP's.
    private static readonly Dictionary<string, Func<Stream, Stream>> Packing = new()
    {
        ["gzip"] = static into => new GZipStream(into, CompressionLevel.Optimal, leaveOpen: true),
#if NET
        ["deflate"] = static into => new ZLibStream(into, CompressionLevel.Optimal, leaveOpen: true),
#endif
    };

    public static TheoryData<string> Encodings => [.. Packing.Keys];

    [Theory]
    [InlineData("200 OK", "Connection: close\r\n")]
    [InlineData("503 Service Unavailable", "Connection: close\r\n")]
    [InlineData("200 OK", "Content-Length: 1073741824\r\n")]
    public async Task A_gibibyte_of_junk_is_not_read_to_its_end(string status, string headers)
    {
        var sent = 0L;
        await using var server = new RawServer(
            async (stream, _, stop) =>
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{headers}\r\n"), stop);
                for (; sent < 1024L * MiB; sent += Junk.Length)
                    await stream.WriteAsync(Junk, stop);
            }
        );
        var failure = await MeasureAsync(server, AnswerFormat.Json);
        Assert.Equal(status[0] == '2' ? "AnswerTooLarge" : "HttpError", failure.ErrorId);
        Assert.True(sent < 64L * MiB, $"{sent:N0} bytes were taken.");
    }

    [Fact]
    public async Task Chunks_without_an_end_are_refused_at_the_limit()
    {
        await using var server = new RawServer(
            async (stream, _, stop) =>
            {
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray(), stop);
                byte[] chunk = [.. "100000\r\n"u8, .. Junk, .. "\r\n"u8];
                while (true)
                    await stream.WriteAsync(chunk, stop);
            }
        );
        Assert.Equal("AnswerTooLarge", (await MeasureAsync(server, AnswerFormat.Json)).ErrorId);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task A_compressed_bomb_is_refused_at_the_limit_of_what_it_unpacks_to(string encoding)
    {
        await using var server = RawServer.Answering(Bomb(encoding), $"Content-Encoding: {encoding}\r\n");
        Assert.Equal("AnswerTooLarge", (await MeasureAsync(server, AnswerFormat.Json)).ErrorId);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task A_compressed_bomb_in_an_error_page_is_an_error_page(string encoding)
    {
        var bomb = Bomb(encoding);
        await using var server = new RawServer(
            (stream, _, stop) => RawServer.SendAsync(stream, "500 Internal Server Error", $"Content-Encoding: {encoding}\r\n", bomb, stop)
        );
        Assert.Equal("HttpError", (await MeasureAsync(server, AnswerFormat.Json)).ErrorId);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n", "X-Junk: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nX-Junk: ", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("HTTP/1.1 200 ", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [MonoDefect("does not tell what is no HTTP from a lost connection.")]
    public async Task A_head_without_an_end_is_not_http(string start, string more)
    {
        await using var server = new RawServer(
            async (stream, _, stop) =>
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(start), stop);
                var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(more, 1000)));
                while (true)
                    await stream.WriteAsync(block, stop);
            }
        );
        Assert.Equal("InvalidAnswer", (await MeasureAsync(server, AnswerFormat.Json)).ErrorId);
    }

    [Fact]
    [MonoDefect("takes an interim answer for the answer.")]
    public async Task Interim_answers_without_an_end_are_not_an_answer()
    {
        await using var server = new RawServer(
            async (stream, _, stop) =>
            {
                while (true)
                    await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), stop);
            }
        );
        Assert.Equal("InvalidAnswer", (await MeasureAsync(server, AnswerFormat.Json)).ErrorId);
    }

    [Theory]
    [InlineData(AnswerFormat.Json, "{\"a\":", "}")]
    [InlineData(AnswerFormat.Json, "[", "]")]
    [InlineData(AnswerFormat.Xml, "<api status='ok'>", "</api>")]
    [InlineData(AnswerFormat.Php, "a:1:{i:0;", "}")]
    public async Task A_hundred_thousand_levels_are_refused(AnswerFormat format, string open, string close)
    {
        var deep =
            string.Concat(Enumerable.Repeat(open, 100_000))
            + (
                format == AnswerFormat.Php ? "N;"
                : format == AnswerFormat.Json ? "1"
                : ""
            )
            + string.Concat(Enumerable.Repeat(close, 100_000));
        await using var server = RawServer.Answering(deep);
        Assert.Equal("InvalidAnswer", (await MeasureAsync(server, format)).ErrorId);
    }

    [Theory]
    [InlineData("a:2147483647:{")]
    [InlineData("a:1:{i:0;a:2147483647:{")]
    [InlineData("a:1:{s:2147483647:\"")]
    public async Task What_php_announces_is_not_allocated(string start)
    {
        await using var server = RawServer.Answering(start + "s:1:\"a\";i:1;}}");
        Assert.Equal("InvalidAnswer", (await MeasureAsync(server, AnswerFormat.Php)).ErrorId);
    }

    // 256 MiB of zeros.
    private static byte[] Bomb(string encoding)
    {
        using var bomb = new MemoryStream();
        using (var packed = Packing[encoding](bomb))
        {
            for (var i = 0; i < 256; i++)
                packed.Write(Junk);
        }

        return bomb.ToArray();
    }

    private static async Task<IpernityException> MeasureAsync(RawServer server, AnswerFormat format)
    {
        using var client = ClientSetup.ClientOf(
            server,
            new IpernityClientOptions { MaxAnswerBytes = Limit, Timeout = TimeSpan.FromSeconds(20) }
        );
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var failure = await Assert.ThrowsAnyAsync<IpernityException>(() =>
            client.CallAsync(
                new ApiCall("test.echo"),
                new CallOptions { Token = ClientSetup.Token, Format = format },
                TestContext.Current.CancellationToken
            )
        );
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        ClientSetup.AssertShowsNoSecret(failure, server);
        Assert.True(allocated < 8 * Limit, $"{allocated:N0} bytes were allocated.");
        return failure;
    }
}
