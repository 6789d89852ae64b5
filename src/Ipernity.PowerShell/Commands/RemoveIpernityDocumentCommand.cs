using System.Management.Automation;
using Ipernity.Api.Documents;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Documents;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Commands;

/// <summary>Deletes documents.</summary>
[Cmdlet(VerbsCommon.Remove, "IpernityDocument", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveIpernityDocumentCommand : ServiceCmdlet
{
    private OrderedCalls? _calls;

    /// <summary>The identifiers of the documents.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("doc_id", "DocId"), Identifier(typeof(IpernityDocument), "Id", "doc_id", "DocId"), ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>A document, whose title the question shows.</summary>
    [Parameter(ValueFromPipeline = true), ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The number of documents that are deleted at the same time. The default is 1.</summary>
    [Parameter, NumberText(IsWhole = true), ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>Prepares the calls.</summary>
    protected override void BeginProcessing() => _calls = Own(new OrderedCalls(this, ThrottleLimit));

    /// <summary>Asks, and starts deleting.</summary>
    protected override void ProcessRecord()
    {
        var connection = RequireConnection("doc.delete");
        var service = new DocumentService(connection.Client, CreateOptions(connection.TokenText));
        foreach (var id in Id.Where(id => ShouldProcess(DocumentText.Name(id, InputObject?.BaseObject as IpernityDocument), "Delete")))
        {
            _calls!.Add(
                connection.Client,
                stop => service.DeleteAsync(id, stop),
                failure => WriteError(ObjectErrors.From(failure, ObjectErrors.Document, id, connection.Permission)),
                isAlone: !this.IsGiven(nameof(ThrottleLimit)));
        }
    }

    /// <summary>Waits for the calls.</summary>
    protected override void EndProcessing() => _calls!.Complete();
}
