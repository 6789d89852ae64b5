namespace Ipernity.Sandbox.Protocol.Errors;

/// <summary>The errors of group methods, with the codes of <see cref="MethodErrors"/>.</summary>
internal static class GroupErrors
{
    public static CallFailedException NotFound() => new(MethodErrors.NotFound, "Group not found");

    public static CallFailedException NotMember() => new(MethodErrors.NotYours, "You are not a member of this group");

    public static CallFailedException QuotaReached(int left) =>
        new(MethodErrors.NotYours, $"Quota limit reached: this group takes {left} more of your documents for now");
}
