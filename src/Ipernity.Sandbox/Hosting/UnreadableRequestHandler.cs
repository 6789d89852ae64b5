using Ipernity.Sandbox.Protocol.Requests;

namespace Ipernity.Sandbox.Hosting;

/// <summary>Answers requests that cannot be read with a matching HTTP status.</summary>
internal static class UnreadableRequestHandler
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
            // The client has disconnected, so there is nobody to answer.
        }
    }

    private static bool IsOpen(HttpContext context) => !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested;
}
