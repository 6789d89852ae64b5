namespace Ipernity.Auth.Authorization;

/// <summary>What a permission is about. The API's own name is the same in lower case.</summary>
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

    /// <summary>The user's profile, which nothing can delete.</summary>
    Profile,
}
