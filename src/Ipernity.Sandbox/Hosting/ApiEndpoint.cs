using Ipernity.Sandbox.Community;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Methods;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Errors;
using Ipernity.Sandbox.Protocol.Requests;

namespace Ipernity.Sandbox.Hosting;

/// <summary>
/// Answers <c>/api/{method}</c>, <c>/api/{method}/{format}</c>, and calls by SOAP and XML-RPC. API errors have HTTP status 200.
/// </summary>
internal sealed class ApiEndpoint(
    CommunityState community, CallAdmission admission, CallJournal journal, FaultRegister faults, CancellationToken stopping)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (!SameOriginCheck.Passes(context.Request))
        {
            await SameOriginCheck.RefuseAsync(context);
            return;
        }
        RequestReader.LiftBodyLimit(context);
        var isEnvelope = EnvelopedCall.IsUsedBy(context.Request);
        var fault = isEnvelope ? null : faults.Take(RequestReader.Method(context.Request));
        if (fault is { Kind: var kind } && kind.PrecedesBody())
        {
            await AnswerEarlyAsync(context, fault);
            return;
        }
        using var request = await RequestReader.ReadAsync(
            context, community.UploadDirectory, community.Settings.UploadLimits.MaximumFileSize);
        var format = WireFormat.Find(request.Format);
        if (isEnvelope)
            fault = faults.Take(request.Method);
        if (fault is not null)
        {
            await AnswerWithFaultAsync(context, request, format, fault);
            return;
        }

        var answer = await AnswerAsync(request, format, fault: null, context.RequestAborted);
        request.DeleteFile();
        var response = context.Response;
        response.StatusCode = answer.Error?.Code == CommonErrors.ServiceFailedCode
            ? StatusCodes.Status500InternalServerError
            : StatusCodes.Status200OK;
        Record(context.Request, request, response.StatusCode, answer);

        format ??= WireFormat.Json;
        response.ContentType = format.ContentType;
        response.Headers.CacheControl = "no-store";
        format.Write(answer, response.BodyWriter);
        await response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    /// <summary>Answers before the body is read, so only the parameters in the address are known.</summary>
    private async Task AnswerEarlyAsync(HttpContext context, Fault fault)
    {
        using var request = RequestReader.ReadAddress(context);
        var answer = fault.Code is { } code ? Fail(new AnswerError(code, ErrorMessages.Of(code))) : default;
        Record(context.Request, request, FaultAnswer.StatusOf(fault), answer, fault.Kind);
        await new FaultAnswer(fault, context, WireFormat.Find(request.Format) ?? WireFormat.Json).SendAsync(answer, stopping);
    }

    private async Task AnswerWithFaultAsync(HttpContext context, ReceivedRequest request, WireFormat? format, Fault fault)
    {
        var answer = fault.Kind switch
        {
            FaultKind.ApiError when (fault.Code ?? CommonErrors.ServiceFailedCode) is var code =>
                Fail(new AnswerError(code, ErrorMessages.Of(code))),
            var kind when kind.RunsTheCall() => await AnswerAsync(request, format, fault, context.RequestAborted),
            _ => default,
        };
        request.DeleteFile();
        Record(context.Request, request, FaultAnswer.StatusOf(fault), answer, fault.Kind);
        await new FaultAnswer(fault, context, format ?? WireFormat.Json).SendAsync(answer, stopping);
    }

    private async Task<Answer> AnswerAsync(ReceivedRequest request, WireFormat? format, Fault? fault, CancellationToken aborted) =>
        (format is null ? CommonErrors.UnknownFormat(request.Format) : request.Failure) is { } failure
            ? Fail(failure.ErrorOf(request.Method))
            : await RunAsync(request, fault, aborted);

    private async Task<Answer> RunAsync(ReceivedRequest request, Fault? fault, CancellationToken aborted)
    {
        try
        {
            MethodCall call;
            Element payload;
            lock (community.Gate)
            {
                community.Uploads.CompleteDue();
                call = admission.Admit(request, fault);
                payload = MethodTable.Run(call);
            }
            while (call.TakePendingAnswer() is { } pending)
            {
                await pending.Task.WaitAsync(aborted);
                lock (community.Gate)
                    payload = pending.Continue();
            }
            return new Answer(payload, Error: null, community.UnixTime);
        }
        catch (CallFailedException failure)
        {
            return Fail(failure.ErrorOf(request.Method));
        }
#pragma warning disable CA1031 // A bug in the sandbox is reported to the caller and does not end the server.
        catch (Exception bug) when (!aborted.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return Fail(CommonErrors.ServiceFailed($"The sandbox failed: {bug.GetType().Name}: {bug.Message}").ErrorOf(request.Method));
        }
    }

    private Answer Fail(AnswerError error) => new(Payload: null, error, community.UnixTime);

    private void Record(HttpRequest http, ReceivedRequest request, int statusCode, Answer answer, FaultKind? fault = null) =>
        journal.Add(new ReceivedCall(
            request.Method,
            http.Method,
            request.Parameters,
            http.QueryString.Value ?? "",
            http.Headers.UserAgent.ToString(),
            statusCode,
            answer.Error?.Code ?? 0,
            fault));
}
