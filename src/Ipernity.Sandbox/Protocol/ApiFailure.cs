namespace Ipernity.Sandbox.Protocol;

/// <summary>Ends a call with an error that the caller gets.</summary>
internal sealed class ApiFailure(int code, string message) : Exception(message)
{
    public ApiError Error { get; } = new(code, message);
}
