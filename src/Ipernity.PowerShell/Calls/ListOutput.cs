using Ipernity.Api.Lists;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.PowerShell.Answers;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Errors;

namespace Ipernity.PowerShell.Calls;

/// <summary>Writes the items of a list to the pipeline while further pages are being read.</summary>
internal sealed class ListOutput(
    ServiceCmdlet cmdlet,
    IpernityClient client,
    ApiCall call,
    CallOptions callOptions,
    ListOptions options,
    bool asTables,
    bool writesTotal)
{
    public void Run(object target, PermissionSet? granted)
    {
        using var reader = new ListReader(client, call, callOptions, options);
        using var progress = new ListProgress(cmdlet, call.Method, options);
        var written = 0L;
        try
        {
            for (var isFirst = true; cmdlet.Await(client, reader.ReadNextAsync) is { } page; isFirst = false)
            {
                if (isFirst && writesTotal)
                    cmdlet.WriteObject(cmdlet.PagingParameters.NewTotalCount((ulong)(page.Total ?? 0), page.Total is null ? 0 : 1));
                foreach (var item in page.Items)
                {
                    cmdlet.WriteObject(Build(page, item));
                    written++;
                }

                progress.Show(reader.Given, page.Total);
            }

            if (reader.Shortfall > 0)
                cmdlet.WriteWarning(CallWarnings.ListIncomplete(call.Method, reader, options.Skip));
        }
        catch (IpernityException failure)
        {
            cmdlet.WriteError(ErrorRecords.ListEnded(failure, target, granted, written, options.Skip));
        }
        finally
        {
            cmdlet.RunPosted();
        }
    }

    private object? Build(ListPage page, ReadOnlyMemory<byte> item)
    {
        try
        {
            return asTables
                ? AnswerTables.ReadItem(item, page.ItemName)
                : AnswerObjects.ReadItem(item, page.ItemName);
        }
        catch (UnreadableElementException unreadable)
        {
            throw page.Unreadable(unreadable.Why);
        }
    }
}
