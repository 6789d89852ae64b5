namespace Ipernity.Sandbox.Protocol.Errors;

/// <summary>The failures of group methods.</summary>
internal static class GroupErrors
{
    public static CallFailedException NotFound() => new(FailureCause.GroupNotFound, "Group not found");

    public static CallFailedException NotMember() => new(FailureCause.NotGroupMember, "You are not a member of this group");

    public static CallFailedException QuotaReached(int left) =>
        new(FailureCause.GroupQuotaReached, $"Quota limit reached: this group takes {left} more of your documents for now");
}
