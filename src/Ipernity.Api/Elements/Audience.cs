namespace Ipernity.Api.Elements;

/// <summary>Who may comment on something or tag it. The numbers are those of the API's parameters <c>perm_comment</c> and so on.</summary>
public enum Audience
{
    /// <summary>Only the owner.</summary>
    Owner = 0,

    /// <summary>The owner's family.</summary>
    Family = 1,

    /// <summary>The owner's friends.</summary>
    Friends = 2,

    /// <summary>The owner's friends and family.</summary>
    FriendsAndFamily = 3,

    /// <summary>The owner's contacts.</summary>
    Contacts = 4,

    /// <summary>Every member.</summary>
    Everybody = 5,
}
