namespace Ipernity.PowerShell.Documents;

/// <summary>A detail that Set-IpernityDocument -Clear can remove.</summary>
public enum DocumentField
{
    /// <summary>The title.</summary>
    Title,

    /// <summary>The description.</summary>
    Description,

    /// <summary>The keywords.</summary>
    Tag,

    /// <summary>The place.</summary>
    Location,
}
