namespace Ipernity.Sandbox.Community.Groups;

/// <summary>How many documents a member may add in a period; 0 for any number.</summary>
internal readonly record struct GroupQuota(int Maximum, char Period)
{
    public const char Day = 'd';
    public const char Week = 'w';
    public const char Month = 'm';

    public long Seconds => Period switch
    {
        Day => 86_400,
        Week => 7 * 86_400,
        _ => 30 * 86_400,
    };
}
