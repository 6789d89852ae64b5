namespace Ipernity.Api.Methods;

/// <summary>The kind of a method's error.</summary>
public enum MethodErrorKind
{
    /// <summary>The kind is unknown.</summary>
    Unknown,

    /// <summary>An object that the call refers to does not exist, or the caller cannot see it.</summary>
    NotFound,

    /// <summary>The caller is not allowed to do this.</summary>
    NotPermitted,

    /// <summary>A parameter is missing or wrong.</summary>
    InvalidArgument,

    /// <summary>A limit of the service is reached.</summary>
    LimitReached,
}
