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
        var request = await RequestReader.ReadAsync(context);
        var format = AnswerFormat.Find(request.Format);
        if (faults.Take(request.Method) is { } fault)
        {
            await AnswerWithFaultAsync(context, request, format, fault);
            return;
        }

        var answer = Answer(request, format);
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

    private Task AnswerWithFaultAsync(HttpContext context, ReceivedRequest request, AnswerFormat? format, Fault fault)
    {
        var answer = fault.Kind switch
        {
            FaultKind.ApiError when (fault.Code ?? CommonErrors.ServiceFailedCode) is var code => Fail(new ApiError(code, FaultMessages.Of(code))),
            var kind when kind.DoesTheCall() => Answer(request, format),
            _ => default,
        };
        Record(context.Request, request, FaultAnswer.StatusOf(fault), answer, fault.Kind);
        return new FaultAnswer(fault, context, format ?? AnswerFormat.Json).SendAsync(answer, stopping);
    }

    private Answer Answer(ReceivedRequest request, AnswerFormat? format) =>
        format is null ? Fail(CommonErrors.UnknownFormat(request.Format).Error) : Run(request);

    private Answer Run(ReceivedRequest request)
    {
        try
        {
            lock (community.Gate)
                return new Answer(BehaviourTable.Run(CallChecks.Admit(request, community)), Error: null, community.UnixTime);
        }
        catch (ApiFailure failure)
        {
            return Fail(failure.Error);
        }
#pragma warning disable CA1031 // A fault of the sandbox itself is an answer too, and does not end the server.
        catch (Exception fault)
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
