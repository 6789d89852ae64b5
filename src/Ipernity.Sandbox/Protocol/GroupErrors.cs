namespace Ipernity.Sandbox.Protocol;

/// <summary>What only calls about groups fail with, numbered as <see cref="MethodErrors"/> says.</summary>
internal static class GroupErrors
{
    public static ApiFailure NotFound() => new(MethodErrors.NotFound, "Group not found");

    public static ApiFailure NotMember() => new(MethodErrors.NotYours, "You are not a member of this group");

    public static ApiFailure QuotaReached(int left) => new(MethodErrors.NotYours, $"Quota limit reached: this group takes {left} more of your documents for now");
}
