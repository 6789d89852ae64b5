using System.Management.Automation;
using Ipernity.Api.Documents;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Documents;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Deletes documents.</summary>
[Cmdlet(VerbsCommon.Remove, "IpernityDocument", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveIpernityDocumentCommand : ServiceCmdlet
{
    private readonly Dictionary<string, long> _left = new(StringComparer.Ordinal);
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
        foreach (var id in Id)
        {
            void Fail(Exception failure) => WriteError(ObjectErrors.From(failure, ObjectErrors.Document, id, connection.Permission));
            try
            {
                if (!MayDelete(connection, service, id))
                    continue;
            }
            catch (IpernityException failure)
            {
                Fail(failure);
                continue;
            }

            _calls!.Add(
                connection.Client,
                stop => service.DeleteAsync(id, stop),
                Fail,
                isAlone: !this.IsGiven(nameof(ThrottleLimit)));
        }
    }

    /// <summary>Waits for the calls.</summary>
    protected override void EndProcessing() => _calls!.Complete();

    // A prompt shows the title, and the albums that the service destroys with their last document.
    private bool MayDelete(IpernityConnection connection, DocumentService service, string id)
    {
        if (!this.IsAsking(ConfirmImpact.High))
            return ShouldProcess(DocumentText.Name(id, InputObject?.BaseObject as IpernityDocument), "Delete");
        var document = Await(connection.Client, stop => service.GetAsync(id, [DocumentDetail.Albums], stop));
        foreach (var album in document.Albums ?? [])
            _left[album.Id] = Math.Min(album.Documents ?? long.MaxValue, _left.TryGetValue(album.Id, out var left) ? left : long.MaxValue);
        string[] albums = [.. from album in document.Albums ?? [] where _left[album.Id] == 1 select AlbumErrors.Describe(album)];
        var mayDelete = ShouldProcess(
            DocumentText.Name(id, document),
            albums.Length == 0
                ? "Delete"
                : $"Delete together with {string.Join(" and ", albums)}, which {(albums.Length == 1 ? "has" : "have")} no other document");
        // The service does not know yet what -WhatIf shows, or what another thread deletes.
        foreach (var album in mayDelete || this.IsWhatIf() ? document.Albums ?? [] : [])
            _left[album.Id]--;
        return mayDelete;
    }
}
