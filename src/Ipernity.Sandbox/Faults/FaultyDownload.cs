using Ipernity.Sandbox.Protocol.Answers;

namespace Ipernity.Sandbox.Faults;

/// <summary>Answers a download as its fault demands.</summary>
internal sealed class FaultyDownload(Fault fault, HttpContext context, CancellationToken stopping)
{
    /// <param name="download">Sends the file.</param>
    /// <param name="expire">Makes the address of the file invalid.</param>
    public async Task SendAsync(RequestDelegate download, Action expire)
    {
        switch (fault.Kind)
        {
            case FaultKind.CutOff or FaultKind.WrongBytes or FaultKind.Slow:
                context.Response.Body = new FaultyStream(fault, context);
                await download(context);
                break;
            case FaultKind.Delay:
                await Task.Delay(fault.Delay ?? TimeSpan.FromSeconds(1), context.RequestAborted);
                await download(context);
                break;
            case FaultKind.Expired:
                expire();
                await RefuseAsync(context);
                break;
            case FaultKind.Forbidden:
                await RefuseAsync(context);
                break;
            default:
                await new FaultAnswer(fault, context, WireFormat.Json).SendAsync(default, stopping);
                break;
        }
    }

    /// <summary>Answers that the file may not be downloaded, or not from this address.</summary>
    public static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("403 Forbidden\n", context.RequestAborted);
    }
}
