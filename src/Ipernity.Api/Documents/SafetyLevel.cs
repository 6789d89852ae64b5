namespace Ipernity.Api.Documents;

/// <summary>The audience for which a document is suitable. The numbers are those of the API's parameter <c>safety</c>.</summary>
public enum SafetyLevel
{
    /// <summary>For everyone.</summary>
    Everyone = 1,

    /// <summary>Not for everyone.</summary>
    NotForEveryone = 2,

    /// <summary>For adults only.</summary>
    Adults = 3,
}
