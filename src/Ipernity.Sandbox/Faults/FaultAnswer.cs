using System.Buffers;
using System.Globalization;
using System.Text;
using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Faults;

/// <summary>
/// Answers a call as its fault demands. Answers that wait end when the client disconnects or the sandbox stops; a client that is
/// still connected then sees a reset.
/// </summary>
internal sealed class FaultAnswer(Fault fault, HttpContext context, WireFormat format)
{
    // A reset discards data that the client has not read yet. A client on the same machine reads it within this time.
    private static readonly TimeSpan TimeToRead = TimeSpan.FromMilliseconds(100);

    // The client is still sending, and a busy one reads the answer late. It closes the connection when it has read it.
    private static readonly TimeSpan TimeToReadWhileSending = TimeSpan.FromSeconds(3);

    private const long MiddleOfUnknown = 64 * 1024;

    private HttpResponse Response => context.Response;

    /// <summary>The HTTP status that the client sees; 0 if there is no answer.</summary>
    public static int StatusOf(Fault fault) => fault.Kind switch
    {
        FaultKind.ServerError => StatusCodes.Status500InternalServerError,
        FaultKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        FaultKind.TooManyRequests => StatusCodes.Status429TooManyRequests,
        FaultKind.Redirect => fault.Status ?? StatusCodes.Status302Found,
        FaultKind.Early when fault.Code is null => StatusCodes.Status413PayloadTooLarge,
        FaultKind.Reset or FaultKind.ResetAfter or FaultKind.ResetUpload or FaultKind.Hang => 0,
        _ => StatusCodes.Status200OK,
    };

    /// <param name="answer">The correct answer; empty if the fault does not need it.</param>
    /// <param name="stopping">Cancelled when the sandbox stops.</param>
    public async Task SendAsync(Answer answer, CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await SendUntilAsync(answer, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private Task SendUntilAsync(Answer answer, CancellationToken end) => fault.Kind switch
    {
        FaultKind.ServerError => SendStatusAsync("500 Internal Server Error\n", end),
        FaultKind.Unavailable => SendStatusAsync("503 Service Unavailable\n", end),
        FaultKind.TooManyRequests => SendStatusAsync("429 Too Many Requests\n", end),
        FaultKind.Reset or FaultKind.ResetAfter => ResetAsync(),
        FaultKind.ResetUpload => ResetUploadAsync(end),
        FaultKind.Early => SendEarlyAsync(answer, end),
        FaultKind.ResetBody => SendHalfAndResetAsync(Write(answer), end),
        FaultKind.Delay => SendLateAsync(Write(answer), end),
        FaultKind.Hang => Task.Delay(Timeout.Infinite, end),
        FaultKind.Dribble => DribbleAsync(Write(answer), end),
        FaultKind.Truncated => SendAsync(HalfOf(Write(answer)), format.ContentType, end),
        FaultKind.Html => SendAsync(LoginPage(), "text/html; charset=utf-8", end),
        FaultKind.Empty => SendAsync([], contentType: null, end),
        FaultKind.Redirect => RedirectAsync(),
        FaultKind.InvalidUtf8 => SendAsync(Spoil(Write(answer)), format.ContentType, end),
        FaultKind.WrongType => SendAsync(Write(answer), "text/html; charset=utf-8", end),
        FaultKind.NoApi => SendAsync(Write(answer with { Envelope = EnvelopeState.Missing }), format.ContentType, end),
        FaultKind.BadStatus => SendAsync(Write(answer with { Envelope = EnvelopeState.Unknown }), format.ContentType, end),
        _ => SendAsync(Write(answer), format.ContentType, end),
    };

    private byte[] Write(Answer answer)
    {
        var buffer = new ArrayBufferWriter<byte>();
        format.Write(answer, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    private async Task SendAsync(byte[] body, string? contentType, CancellationToken end)
    {
        Start(body, contentType);
        await Response.Body.WriteAsync(body, end);
    }

    private void Start(byte[] body, string? contentType)
    {
        Response.StatusCode = StatusOf(fault);
        Response.Headers.CacheControl = "no-store";
        Response.ContentType = contentType;
        Response.ContentLength = body.Length;
    }

    private Task SendStatusAsync(string text, CancellationToken end)
    {
        if (fault.RetryAfter is { } seconds)
            Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return SendAsync(Encoding.ASCII.GetBytes(text), "text/plain; charset=utf-8", end);
    }

    private Task ResetAsync()
    {
        context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>Without a Content-Length, the connection is reset after 64 KB.</summary>
    private async Task ResetUploadAsync(CancellationToken end)
    {
        var left = context.Request.ContentLength / 2 ?? MiddleOfUnknown;
        var buffer = new byte[81_920];
        while (left > 0
            && await context.Request.Body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), end) is var read and > 0)
            left -= read;
        context.Abort();
    }

    private async Task SendEarlyAsync(Answer answer, CancellationToken end)
    {
        Response.Headers.Connection = "close";
        await (fault.Code is null
            ? SendStatusAsync("413 Payload Too Large\n", end)
            : SendAsync(Write(answer), format.ContentType, end));
        await Response.Body.FlushAsync(end);
        await Task.Delay(TimeToReadWhileSending, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }

    private async Task SendHalfAndResetAsync(byte[] body, CancellationToken end)
    {
        Start(body, format.ContentType);
        await Response.Body.WriteAsync(HalfOf(body), end);
        await Response.Body.FlushAsync(end);
        await Task.Delay(TimeToRead, end);
        context.Abort();
    }

    private async Task SendLateAsync(byte[] body, CancellationToken end)
    {
        await Task.Delay(fault.Delay ?? TimeSpan.FromSeconds(1), end);
        await SendAsync(body, format.ContentType, end);
    }

    private async Task DribbleAsync(byte[] body, CancellationToken end)
    {
        var pause = fault.Delay ?? TimeSpan.FromMilliseconds(1);
        Start(body, format.ContentType);
        for (var i = 0; i < body.Length; i++)
        {
            await Response.Body.WriteAsync(body.AsMemory(i, 1), end);
            await Response.Body.FlushAsync(end);
            await Task.Delay(pause, end);
        }
    }

    private Task RedirectAsync()
    {
        Response.StatusCode = StatusOf(fault);
        Response.Headers.Location = fault.Location?.AbsoluteUri ?? OtherName();
        return Task.CompletedTask;
    }

    private string OtherName()
    {
        var request = context.Request;
        var host = request.Host.Host is "localhost" ? "127.0.0.1" : "localhost";
        return $"{request.Scheme}://{host}:{request.Host.Port}{request.Path}{request.QueryString}";
    }

    private static byte[] HalfOf(byte[] body) => body[..(body.Length / 2)];

    /// <summary>Inserts invalid bytes: in JSON into the first text of the payload, in other formats into the last text.</summary>
    private static byte[] Spoil(byte[] body)
    {
        var first = body.AsSpan().IndexOf("\":\""u8);
        var at = first >= 0 ? first + 3 : body.AsSpan().LastIndexOf((byte)'"');
        return [.. body[..at], 0xC3, 0x28, 0xFF, .. body[at..]];
    }

    private static byte[] LoginPage() =>
        """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Sign in to the network</title></head>
        <body>
        <h1>Sign in to the network</h1>
        <form method="post" action="/login"><label>Name <input name="user"></label> <button>Sign in</button></form>
        </body>
        </html>

        """u8.ToArray();
}
