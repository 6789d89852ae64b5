using System.Management.Automation;
using Ipernity.Auth.Errors;
using Ipernity.Api.Uploads;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Uploads;

namespace Ipernity.PowerShell.Commands;

/// <summary>Waits until files that were sent are documents.</summary>
[Cmdlet(VerbsLifecycle.Wait, "IpernityUpload", DefaultParameterSetName = ByUpload)]
[OutputType(typeof(IpernityUpload))]
public sealed class WaitIpernityUploadCommand : UploadCmdlet
{
    private const string ByTicket = "Ticket";
    private const string ByUpload = "Upload";

    private readonly List<Task> _waiting = [];
    private TicketWaiter? _tickets;

    /// <summary>The tickets, as Send-IpernityFile -NoWait tells them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByTicket)]
    [ValidateNotNullOrEmpty]
    public string[] Ticket { get; set; } = [];

    /// <summary>What Send-IpernityFile -NoWait put out. What is done already is put out again as it is.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByUpload)]
    [ValidateNotNull]
    public IpernityUpload[] Upload { get; set; } = [];

    /// <summary>The files of the tickets, in the same order, to be put out with them.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByTicket)]
    public string[] Path { get; set; } = [];

    /// <summary>The longest time to wait for each ticket, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue / 1000)]
    public int TimeoutSec { get; set; } = 600;

    /// <summary>Prepares to ask.</summary>
    protected override void BeginProcessing()
    {
        var connection = RequireConnection("upload.checkTickets");
        var options = new UploadOptions(connection.TokenText) { TicketTimeout = TimeSpan.FromSeconds(TimeoutSec), Retries = Retries, Attempted = Attempted };
        _tickets = new TicketWaiter(connection.Client, options);
    }

    /// <summary>Begins to wait for what comes.</summary>
    protected override void ProcessRecord()
    {
        IpernityUpload[] uploads = ParameterSetName == ByUpload ? Upload : [.. Ticket.Select((ticket, place) => new IpernityUpload(ticket) { Path = Path.ElementAtOrDefault(place) })];
        foreach (var upload in uploads)
        {
            if (upload is { Ticket: { } ticket, DocId: null })
                _waiting.Add(WaitAsync(_tickets!.WaitAsync(ticket, upload.Path), upload));
            else
                WriteObject(upload);
        }

        DoPosted();
    }

    /// <summary>Waits for all of them.</summary>
    protected override void EndProcessing() => AwaitEnd(_ => Task.WhenAll(_waiting));

    /// <summary>Ends what the cmdlet waits for.</summary>
    protected override void StopProcessing()
    {
        _tickets?.Dispose();
        base.StopProcessing();
    }

    /// <summary>Ends the asking.</summary>
    /// <param name="disposing">Whether <see cref="IpernityCmdlet.Dispose()"/> was called.</param>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _tickets?.Dispose();
        base.Dispose(disposing);
    }

    private async Task WaitAsync(Task<string> document, IpernityUpload upload)
    {
        try
        {
            var done = upload.Become(await document.ConfigureAwait(false));
            Post(() => WriteObject(done));
        }
        catch (IpernityException failure)
        {
            Post(() => WriteError(ErrorRecords.From(failure, upload.Path ?? upload.Ticket)));
        }
    }
}
