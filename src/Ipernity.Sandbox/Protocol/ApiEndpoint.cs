using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Behaviour;
using Ipernity.Sandbox.Data;

namespace Ipernity.Sandbox.Protocol;

/// <summary>Answers <c>/api/{method}</c> and <c>/api/{method}/{format}</c>. An API error is an answer with HTTP status 200.</summary>
internal sealed class ApiEndpoint(Community community, CallJournal journal)
{
    public async Task HandleAsync(HttpContext context)
    {
        var request = await RequestReader.ReadAsync(context);
        var format = AnswerFormat.Find(request.Format);
        var answer = format is null ? Fail(CommonErrors.UnknownFormat(request.Format).Error) : Run(request);
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

    private void Record(HttpRequest http, ReceivedRequest request, int statusCode, Answer answer) => journal.Add(new ReceivedCall(
        request.Method,
        http.Method,
        request.Parameters,
        http.QueryString.Value ?? "",
        http.Headers.UserAgent.ToString(),
        statusCode,
        answer.Error?.Code ?? 0));
}
