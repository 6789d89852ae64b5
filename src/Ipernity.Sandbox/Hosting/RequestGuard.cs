using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Hosting;

/// <summary>Turns a request that cannot be read into the HTTP status that says so, wherever it is read.</summary>
internal static class RequestGuard
{
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (RequestTooLargeException) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        }
        catch (BadHttpRequestException problem) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = problem.StatusCode;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException && IsOpen(context))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            // The caller hung up: there is nobody left to answer.
        }
    }

    private static bool IsOpen(HttpContext context) => !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested;
}
