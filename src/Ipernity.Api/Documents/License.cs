using System.Diagnostics.CodeAnalysis;

namespace Ipernity.Api.Documents;

/// <summary>The licence of a document. The numbers are those of the API's parameter <c>license</c>.</summary>
[SuppressMessage("Naming", "CA1707", Justification = "The names of the licences, with underscores instead of hyphens.")]
public enum License
{
    /// <summary>All rights reserved.</summary>
    AllRightsReserved = 0,

    /// <summary>Creative Commons Attribution.</summary>
    CC_BY = 1,

    /// <summary>Creative Commons Attribution-NonCommercial.</summary>
    CC_BY_NC = 3,

    /// <summary>Creative Commons Attribution-NoDerivatives.</summary>
    CC_BY_ND = 5,

    /// <summary>Creative Commons Attribution-NonCommercial-NoDerivatives.</summary>
    CC_BY_NC_ND = 7,

    /// <summary>Creative Commons Attribution-ShareAlike.</summary>
    CC_BY_SA = 9,

    /// <summary>Creative Commons Attribution-NonCommercial-ShareAlike.</summary>
    CC_BY_NC_SA = 11,

    /// <summary>Copyleft, free use.</summary>
    Copyleft = 255,
}
