namespace Ipernity.Api.Methods;

/// <summary>An error of a method, as the service describes it.</summary>
public sealed class MethodError
{
    internal MethodError(int code, string message, string description)
    {
        Code = code;
        Message = message;
        Description = description;
    }

    /// <summary>The code, or 0 if the service gives none.</summary>
    public int Code { get; }

    /// <summary>The short message. May be empty.</summary>
    public string Message { get; }

    /// <summary>What the code means. May be empty.</summary>
    public string Description { get; }

    /// <summary>Code and message.</summary>
    /// <returns>As in <c>2: Doc not found</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{Code}: {Message}");
}
