using System.Management.Automation;
using Ipernity.Api.Lists;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.PowerShell.Answers;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Errors;

namespace Ipernity.PowerShell.Calls;

/// <summary>Writes the items of a list to the pipeline while further pages are being read.</summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="client">The client to call with.</param>
/// <param name="callOptions">How each page is requested.</param>
/// <param name="options">Which part of the list is read.</param>
internal sealed class ListOutput(ServiceCmdlet cmdlet, IpernityClient client, CallOptions callOptions, ListOptions options)
{
    /// <param name="call">The method and its parameters.</param>
    /// <param name="write">Writes an item of a page.</param>
    /// <param name="target">The input, for errors.</param>
    /// <param name="granted">The permission of the connection's token; null without a connection.</param>
    /// <param name="describe">Creates the error if the first page fails; null for the default error.</param>
    public void Run(
        ApiCall call,
        Action<ListPage, ReadOnlyMemory<byte>> write,
        object target,
        PermissionSet? granted,
        Func<IpernityException, ErrorRecord>? describe = null)
    {
        using var reader = new ListReader(client, call, callOptions, options);
        using var progress = new ListProgress(cmdlet, call.Method, options);
        var written = 0L;
        try
        {
            for (var isFirst = true; cmdlet.Await(client, reader.ReadNextAsync) is { } page; isFirst = false)
            {
                if (isFirst && cmdlet.PagingParameters.IncludeTotalCount)
                    cmdlet.WriteObject(cmdlet.PagingParameters.NewTotalCount((ulong)(page.Total ?? 0), page.Total is null ? 0 : 1));
                foreach (var item in page.Items)
                {
                    Write(page, item, write);
                    written++;
                }

                progress.Show(reader.Given, page.Total);
            }

            if (reader.Shortfall > 0)
                cmdlet.WriteWarning(CallWarnings.ListIncomplete(call.Method, reader, options.Skip));
        }
        catch (IpernityException failure)
        {
            cmdlet.WriteError(describe is not null && written == 0
                ? describe(failure)
                : ErrorRecords.ListEnded(failure, target, granted, written, options.Skip));
        }
        finally
        {
            cmdlet.RunPosted();
        }
    }

    private static void Write(ListPage page, ReadOnlyMemory<byte> item, Action<ListPage, ReadOnlyMemory<byte>> write)
    {
        try
        {
            write(page, item);
        }
        catch (UnreadableElementException unreadable)
        {
            throw page.Unreadable(unreadable.Why);
        }
    }
}
