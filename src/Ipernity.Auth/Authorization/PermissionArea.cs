namespace Ipernity.Auth.Authorization;

/// <summary>The area to which a permission applies. The API uses the same names in lower case.</summary>
public enum PermissionArea
{
    /// <summary>Photos, videos and other documents, and albums.</summary>
    Doc,

    /// <summary>The blog.</summary>
    Blog,

    /// <summary>Articles.</summary>
    Post,

    /// <summary>Contacts.</summary>
    Network,

    /// <summary>The user's profile. It has no delete level.</summary>
    Profile,
}
