namespace Ipernity.Api.Lists;

/// <summary>Which part of a list is read, and how many pages are requested at a time.</summary>
public sealed record ListOptions
{
    /// <summary>
    /// How many items to skip at the beginning. Pages that contain only skipped items are not requested, so they count as full even
    /// if the service hides some of their items.
    /// </summary>
    public long Skip { get; init; }

    /// <summary>The maximum number of items to give, or null for all.</summary>
    public long? First { get; init; }

    /// <summary>The maximum number of pages requested at a time. 4 by default.</summary>
    public int ThrottleLimit { get; init; } = 4;

    internal ListOptions Checked()
    {
        if (Skip < 0)
            throw new ArgumentOutOfRangeException(nameof(Skip), Skip, "The number of items to skip must be zero or greater.");
        if (First < 0)
            throw new ArgumentOutOfRangeException(nameof(First), First, "The number of items must be zero or greater.");
        if (ThrottleLimit < 1)
            throw new ArgumentOutOfRangeException(nameof(ThrottleLimit), ThrottleLimit, "The number of pages must be one or greater.");
        return this;
    }
}
