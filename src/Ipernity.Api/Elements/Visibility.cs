namespace Ipernity.Api.Elements;

/// <summary>Who can see something. The numbers are those of the API's parameter <c>share</c>.</summary>
public enum Visibility
{
    /// <summary>Only the owner.</summary>
    Private = 0,

    /// <summary>The owner's family.</summary>
    Family = 1,

    /// <summary>The owner's friends.</summary>
    Friends = 2,

    /// <summary>The owner's friends and family.</summary>
    FriendsAndFamily = 3,

    /// <summary>Everybody.</summary>
    Public = 4,
}
