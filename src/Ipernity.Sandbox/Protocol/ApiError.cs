namespace Ipernity.Sandbox.Protocol;

/// <summary>An error as the caller gets it.</summary>
internal sealed record ApiError(int Code, string Message);
