using Ipernity.Api.Elements;

namespace Ipernity.Api.Accounts;

/// <summary>
/// The account of a member: the member, its contents and its upload quota. A property is null if the service did not report it.
/// </summary>
public sealed class IpernityAccount : IpernityElement
{
    /// <summary>The identifier of the member.</summary>
    public string Id { get; set; } = "";

    /// <summary>The name that the member is known by.</summary>
    public string? UserName { get; set; }

    /// <summary>The real name.</summary>
    public string? RealName { get; set; }

    /// <summary>The name in the addresses of the member's pages.</summary>
    public string? Alias { get; set; }

    /// <summary>The address of the member's home page.</summary>
    public Uri? Link { get; set; }

    /// <summary>The address of the member's picture.</summary>
    public Uri? IconUrl { get; set; }

    /// <summary>Whether the account is PRO.</summary>
    public bool? IsPro { get; set; }

    /// <summary>When the member joined.</summary>
    public DateTimeOffset? MemberSince { get; set; }

    /// <summary>How many documents the member has.</summary>
    public long? Documents { get; set; }

    /// <summary>How many articles the member has.</summary>
    public long? Posts { get; set; }

    /// <summary>How many contacts the member has.</summary>
    public long? Contacts { get; set; }

    /// <summary>How many albums the member has.</summary>
    public long? Albums { get; set; }

    /// <summary>How many albums the member may still create.</summary>
    public long? AlbumsLeft { get; set; }

    /// <summary>How many albums the member may have.</summary>
    public long? AlbumsMaximum { get; set; }

    /// <summary>Whether the member may upload without a limit.</summary>
    public bool? IsUnlimited { get; set; }

    /// <summary>The used part of the upload quota in bytes.</summary>
    public long? UploadUsed { get; set; }

    /// <summary>The rest of the upload quota in bytes; null also if the quota is unlimited.</summary>
    public long? UploadLeft { get; set; }

    /// <summary>The upload quota in bytes; null also if the quota is unlimited.</summary>
    public long? UploadMaximum { get; set; }

    /// <summary>The size of the largest photo that may be uploaded, in bytes.</summary>
    public long? LargestPhoto { get; set; }

    /// <summary>The size of the largest sound that may be uploaded, in bytes.</summary>
    public long? LargestAudio { get; set; }

    /// <summary>The size of the largest video that may be uploaded, in bytes. 0 if the account may upload none.</summary>
    public long? LargestVideo { get; set; }

    /// <summary>The size of the largest document of another kind that may be uploaded, in bytes.</summary>
    public long? LargestOther { get; set; }

    /// <summary>The name of the member.</summary>
    /// <returns>The user name, or the identifier.</returns>
    public override string ToString() => UserName ?? Id;
}
