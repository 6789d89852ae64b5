using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Behaviour;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Faults;

namespace Ipernity.Sandbox.Protocol;

/// <summary>Answers <c>/api/{method}</c> and <c>/api/{method}/{format}</c>. An API error is an answer with HTTP status 200.</summary>
internal sealed class ApiEndpoint(Community community, CallJournal journal, FaultRegister faults, CancellationToken stopping)
{
    public async Task HandleAsync(HttpContext context)
    {
        RequestReader.LiftBodyLimit(context);
        var fault = faults.Take(RequestReader.Method(context.Request));
        if (fault is { Kind: var kind } && kind.ComesBeforeTheBody())
        {
            await AnswerEarlyAsync(context, fault);
            return;
        }
        using var request = await RequestReader.ReadAsync(context, community, fault);
        var format = AnswerFormat.Find(request.Format);
        if (fault is not null)
        {
            await AnswerWithFaultAsync(context, request, format, fault);
            return;
        }

        var answer = await AnswerAsync(request, format, context.RequestAborted);
        var response = context.Response;
        response.StatusCode = answer.Error?.Code == CommonErrors.ServiceFailedCode
            ? StatusCodes.Status500InternalServerError
            : StatusCodes.Status200OK;
        Record(context.Request, request, response.StatusCode, answer);

        format ??= AnswerFormat.Json;
        response.ContentType = format.ContentType;
        response.Headers.CacheControl = "no-store";
        format.Write(answer, response.BodyWriter);
        await response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    /// <summary>Of such a call nothing is known but its address.</summary>
    private async Task AnswerEarlyAsync(HttpContext context, Fault fault)
    {
        using var request = RequestReader.ReadAddress(context, fault);
        var answer = fault.Code is { } code ? Fail(new ApiError(code, FaultMessages.Of(code))) : default;
        Record(context.Request, request, FaultAnswer.StatusOf(fault), answer, fault.Kind);
        await new FaultAnswer(fault, context, AnswerFormat.Find(request.Format) ?? AnswerFormat.Json).SendAsync(answer, stopping);
    }

    private async Task AnswerWithFaultAsync(HttpContext context, ReceivedRequest request, AnswerFormat? format, Fault fault)
    {
        var answer = fault.Kind switch
        {
            FaultKind.ApiError when (fault.Code ?? CommonErrors.ServiceFailedCode) is var code => Fail(new ApiError(code, FaultMessages.Of(code))),
            var kind when kind.DoesTheCall() => await AnswerAsync(request, format, context.RequestAborted),
            _ => default,
        };
        Record(context.Request, request, FaultAnswer.StatusOf(fault), answer, fault.Kind);
        await new FaultAnswer(fault, context, format ?? AnswerFormat.Json).SendAsync(answer, stopping);
    }

    private async Task<Answer> AnswerAsync(ReceivedRequest request, AnswerFormat? format, CancellationToken aborted) =>
        format is null ? Fail(CommonErrors.UnknownFormat(request.Format).Error) : await RunAsync(request, aborted);

    private async Task<Answer> RunAsync(ReceivedRequest request, CancellationToken aborted)
    {
        try
        {
            Call call;
            Element payload;
            lock (community.Gate)
            {
                community.Uploads.CompleteDue();
                call = CallChecks.Admit(request, community);
                payload = BehaviourTable.Run(call);
            }
            while (call.TakeLater() is { } later)
            {
                await later.Task.WaitAsync(aborted);
                lock (community.Gate)
                    payload = later.Then();
            }
            return new Answer(payload, Error: null, community.UnixTime);
        }
        catch (ApiFailure failure)
        {
            return Fail(failure.Error);
        }
#pragma warning disable CA1031 // A fault of the sandbox itself is an answer too, and does not end the server.
        catch (Exception fault) when (!aborted.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return Fail(CommonErrors.ServiceFailed($"The sandbox failed: {fault.GetType().Name}: {fault.Message}").Error);
        }
    }

    private Answer Fail(ApiError error) => new(Payload: null, error, community.UnixTime);

    private void Record(HttpRequest http, ReceivedRequest request, int statusCode, Answer answer, FaultKind? fault = null) => journal.Add(new ReceivedCall(
        request.Method,
        http.Method,
        request.Parameters,
        http.QueryString.Value ?? "",
        http.Headers.UserAgent.ToString(),
        statusCode,
        answer.Error?.Code ?? 0,
        fault));
}
