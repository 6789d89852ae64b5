namespace Ipernity.Api.Methods;

/// <summary>An error that a method may answer with, in the service's words.</summary>
public sealed class MethodError
{
    internal MethodError(int code, string message, string description)
    {
        Code = code;
        Message = message;
        Description = description;
    }

    /// <summary>The code; 0 where the service gives none.</summary>
    public int Code { get; }

    /// <summary>What went wrong, in short; may be empty.</summary>
    public string Message { get; }

    /// <summary>What the code means; may be empty.</summary>
    public string Description { get; }

    /// <summary>Code and message.</summary>
    /// <returns>As in <c>2: Doc not found</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{Code}: {Message}");
}
