namespace Ipernity.Api.Lists;

/// <summary>
/// Finds the actual page size from the first answer. The service may allow smaller pages than requested, or
/// send larger ones, without saying so.
/// </summary>
internal sealed class PageSizeProbe(long requested)
{
    private bool _isProbed;

    public long Size { get; private set; } = requested;

    /// <summary>Whether the service confirmed the size, so that a shorter page is the last one.</summary>
    public bool IsConfirmed { get; private set; }

    /// <summary>Whether the size is only the number of items on the first page, from which the service may have hidden some.</summary>
    public bool IsInferred { get; private set; }

    /// <summary>Probes the first answer. Later answers have no effect.</summary>
    /// <returns>Whether the size differs from the requested one. Pages of another size begin at other places.</returns>
    public bool IsChangedBy(ListAnswer answer, long page)
    {
        if (_isProbed)
            return false;

        _isProbed = true;
        var size = FindSize(answer, page);
        var isChanged = size != Size;
        IsConfirmed = answer.PageSize == size;
        IsInferred = isChanged && !IsConfirmed;
        Size = size;
        return isChanged;
    }

    /// <summary>The number of pages that hold a number of items.</summary>
    public long PagesFor(long items) => (items / Size) + (items % Size > 0 ? 1 : 0);

    private long FindSize(ListAnswer answer, long page)
    {
        var count = answer.Items.Count;
        if (answer.PageSize is > 0 and { } told && told != Size && (told < Size || count > Size))
            return told;
        if (count > Size)
            return count;
        var isShort = count > 0 && count < Size && (answer.Pages ?? PagesFor(answer.Total ?? 0)) > page;
        return isShort && (answer.Pages is null || answer.PageSize is null) ? count : Size;
    }
}
