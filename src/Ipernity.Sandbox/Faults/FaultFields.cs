namespace Ipernity.Sandbox.Faults;

/// <summary>The names of the fields that describe a fault.</summary>
internal static class FaultFields
{
    public const string Kind = "kind";
    public const string Count = "count";
    public const string Method = "method";
    public const string RetryAfter = "retry_after";
    public const string Code = "code";
    public const string Delay = "delay";
    public const string Status = "status";
    public const string Location = "location";

    public static IReadOnlyList<string> All { get; } = [Kind, Count, Method, RetryAfter, Code, Delay, Status, Location];
}
