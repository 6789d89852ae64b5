namespace Ipernity.Api.Methods;

/// <summary>What kind of reason an error of a method has.</summary>
public enum MethodErrorKind
{
    /// <summary>It is not known.</summary>
    Unknown,

    /// <summary>Something that the call names does not exist, or the caller cannot see it.</summary>
    NotFound,

    /// <summary>The caller may not do it.</summary>
    NotPermitted,

    /// <summary>A parameter is missing or wrong.</summary>
    InvalidArgument,

    /// <summary>A limit of the service is reached.</summary>
    LimitReached,
}
