using Ipernity.Api.Elements;

namespace Ipernity.Api.Documents;

/// <summary>A group that contains a document.</summary>
public sealed class IpernityGroup : IpernityElement
{
    /// <summary>The identifier.</summary>
    public string Id { get; set; } = "";

    /// <summary>The name of the group.</summary>
    public string? Title { get; set; }

    /// <summary>The address of the group's page.</summary>
    public Uri? Link { get; set; }

    /// <summary>How many documents it has.</summary>
    public long? Documents { get; set; }

    /// <summary>Whether a moderator still has to accept the document.</summary>
    public bool? IsPending { get; set; }

    /// <summary>The name.</summary>
    /// <returns>The title, or the identifier.</returns>
    public override string ToString() => Title ?? Id;
}
