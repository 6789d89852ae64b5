using System.Text.Encodings.Web;
using System.Text.Json;
using Ipernity.Sandbox.Protocol.Requests;

namespace Ipernity.Sandbox.Faults;

/// <summary>
/// Adds a fault (POST with the fields of <see cref="FaultFields"/>), lists the pending faults (GET) and clears them (DELETE). Each
/// request answers the list of pending faults.
/// </summary>
internal sealed class FaultEndpoint(FaultRegister faults)
{
    public const string Address = "/_sandbox/faults";

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task ListAsync(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        await using (var json = new Utf8JsonWriter(response.BodyWriter, Options))
            Write(json, faults.Pending);
        await response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    public async Task AddAsync(HttpContext context)
    {
        if (!SameOriginCheck.Passes(context.Request))
        {
            await SameOriginCheck.RefuseAsync(context);
            return;
        }
        var fields = await RequestReader.ReadFormAsync(context);
        RequestReader.AddEncoded(fields, context.Request.QueryString.Value.AsMemory());
        try
        {
            faults.Add(FaultReader.Read(fields));
        }
        catch (ArgumentException problem)
        {
            await SendTextAsync(context, StatusCodes.Status400BadRequest, problem.Message);
            return;
        }
        await ListAsync(context);
    }

    public Task ClearAsync(HttpContext context)
    {
        if (!SameOriginCheck.Passes(context.Request))
            return SameOriginCheck.RefuseAsync(context);
        faults.Clear();
        return ListAsync(context);
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Fault> pending)
    {
        json.WriteStartObject();
        json.WriteStartArray("faults");
        foreach (var fault in pending)
        {
            json.WriteStartObject();
            json.WriteString(FaultFields.Kind, fault.Kind.Name());
            json.WriteNumber(FaultFields.Count, fault.Count);
            json.WriteBoolean("always", fault.Count == Fault.Always);
            json.WriteString(FaultFields.Method, fault.Method);
            WriteNumber(json, FaultFields.RetryAfter, fault.RetryAfter);
            WriteNumber(json, FaultFields.Code, fault.Code);
            WriteNumber(json, FaultFields.Delay, fault.Delay?.TotalMilliseconds);
            WriteNumber(json, FaultFields.Status, fault.Status);
            if (fault.Location is { } location)
                json.WriteString(FaultFields.Location, location.AbsoluteUri);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
    }

    private static Task SendTextAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text + "\n", context.RequestAborted);
    }
}
