using Ipernity.Api.Documents;

namespace Ipernity.Api.Backups.Engine;

/// <summary>A document from the list of the account's documents.</summary>
/// <param name="Document">The details in the list.</param>
/// <param name="Fingerprint">The fingerprint of its entry.</param>
internal sealed record ListedDocument(IpernityDocument Document, string Fingerprint)
{
    public string Name =>
        string.IsNullOrWhiteSpace(Document.Title) ? $"Document {Document.Id}" : $"Document {Document.Id} '{Document.Title}'";
}
