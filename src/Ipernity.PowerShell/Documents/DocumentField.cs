namespace Ipernity.PowerShell.Documents;

/// <summary>What can be emptied on a document.</summary>
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
