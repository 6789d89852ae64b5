using System.Management.Automation;
using Ipernity.Api.Lists;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Calls;

/// <summary>Reads the paging parameters of a cmdlet: -First, -Skip and -IncludeTotalCount.</summary>
internal static class Paging
{
    /// <param name="cmdlet">A cmdlet that supports paging.</param>
    /// <param name="throttleLimit">How many pages are requested at the same time.</param>
    public static ListOptions ReadPaging(this PSCmdlet cmdlet, int throttleLimit) => new()
    {
        Skip = (long)Math.Min(cmdlet.PagingParameters.Skip, long.MaxValue),
        First = cmdlet.PagingParameters.First > long.MaxValue ? null : (long)cmdlet.PagingParameters.First,
        ThrottleLimit = throttleLimit,
    };

    /// <returns>The first paging parameter that is given; null if none is.</returns>
    public static string? FindPaging(this PSCmdlet cmdlet) =>
        cmdlet.IsGiven(nameof(PagingParameters.First)) ? nameof(PagingParameters.First)
        : cmdlet.IsGiven(nameof(PagingParameters.Skip)) ? nameof(PagingParameters.Skip)
        : cmdlet.PagingParameters.IncludeTotalCount ? nameof(PagingParameters.IncludeTotalCount)
        : null;
}
