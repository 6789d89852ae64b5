namespace Ipernity.Api.Lists;

/// <summary>Which part of a list is read, and how eagerly.</summary>
public sealed class ListOptions
{
    /// <summary>How many items at the beginning are left out.</summary>
    public long Skip { get; init; }

    /// <summary>How many items are given at most; all where left out.</summary>
    public long? First { get; init; }

    /// <summary>How many pages are asked for at a time at most. 4 by default.</summary>
    public int ThrottleLimit { get; init; } = 4;

    internal ListOptions Checked()
    {
        if (Skip < 0)
            throw new ArgumentOutOfRangeException(nameof(Skip), Skip, "Not fewer than no items can be left out.");
        if (First < 0)
            throw new ArgumentOutOfRangeException(nameof(First), First, "Not fewer than no items can be given.");
        if (ThrottleLimit < 1)
            throw new ArgumentOutOfRangeException(nameof(ThrottleLimit), ThrottleLimit, "At least one page must be asked for at a time.");
        return this;
    }
}
