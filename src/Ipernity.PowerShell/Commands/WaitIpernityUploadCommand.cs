using System.Management.Automation;
using Ipernity.Api.Uploads;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Session;
using Ipernity.PowerShell.Uploads;

namespace Ipernity.PowerShell.Commands;

/// <summary>Waits until uploaded files are documents.</summary>
[Cmdlet(VerbsLifecycle.Wait, "IpernityUpload", DefaultParameterSetName = ByUpload)]
[OutputType(typeof(IpernityUpload))]
public sealed class WaitIpernityUploadCommand : ServiceCmdlet
{
    private const string ByTicket = "Ticket";
    private const string ByUpload = "Upload";

    private readonly List<Task> _waiting = [];
    private IpernityConnection? _connection;
    private TicketWaiter? _tickets;

    /// <summary>The tickets of the uploads, from Send-IpernityFile -NoWait.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByTicket)]
    [ColumnText("Ticket")]
    [ValidateNotNullOrEmpty]
    public string[] Ticket { get; set; } = [];

    /// <summary>The output of Send-IpernityFile -NoWait. Uploads that are already done are passed on.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByUpload)]
    [ValidateNotNull]
    public IpernityUpload[] Upload { get; set; } = [];

    /// <summary>The paths of the files, in the same order as the tickets, for the output.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ByTicket)]
    [AllowNull]
    [AllowEmptyString]
    public string[] Path { get; set; } = [];

    /// <summary>Creates the cmdlet, with a time limit for each ticket.</summary>
    public WaitIpernityUploadCommand()
    {
        TimeoutSec = 600;
    }

    /// <summary>Finds the connection.</summary>
    protected override void BeginProcessing()
    {
        _connection = RequireConnection("upload.checkTickets");
        var options = new UploadOptions(_connection.TokenText) { TicketTimeout = TimeLimit, Retries = Retries, Attempted = LogAttempt };
        _tickets = Own(new TicketWaiter(_connection.Client, options));
    }

    /// <summary>Starts to wait for the uploads of the current input.</summary>
    protected override void ProcessRecord()
    {
        IpernityUpload[] uploads = ParameterSetName == ByUpload
            ? Upload
            : [.. Ticket.Select((ticket, index) => new IpernityUpload(ticket) { Path = PathOf(index) })];
        foreach (var upload in uploads)
        {
            if (upload is { Ticket: { } ticket, DocId: null })
                _waiting.Add(WaitAsync(_tickets!.WaitAsync(ticket, upload.Path), upload));
            else
                WriteObject(upload);
        }

        RunPosted();
    }

    /// <summary>Waits for all uploads.</summary>
    protected override void EndProcessing() => Await(_connection!.Client, _ => Task.WhenAll(_waiting));

    /// <summary>Cancels the wait.</summary>
    protected override void StopProcessing()
    {
        // Cancel first, so that the waits for the tickets end as cancelled and not as failed.
        base.StopProcessing();
        _tickets?.Dispose();
    }

    private string? PathOf(int index) => Path?.ElementAtOrDefault(index) is { } path && !path.IsBlank() ? path : null;

    private async Task WaitAsync(Task<string> document, IpernityUpload upload)
    {
        try
        {
            var done = upload.Become(await document.ConfigureAwait(false));
            Post(() => WriteObject(done));
        }
        catch (IpernityException failure)
        {
            Post(() => WriteError(FileErrors.Of(failure, upload.Path ?? upload.Ticket!)));
        }
    }
}
