namespace Ipernity.Api.Methods;

/// <summary>An error of a method.</summary>
public sealed class MethodError
{
    private static readonly Lazy<Dictionary<string, IReadOnlyList<MethodError>>> All = new(
        static () => CatalogueText.ReadLines("errors.txt").Select(static line => line.Split('|')).ToDictionary(
            static fields => fields[0],
            static fields => (IReadOnlyList<MethodError>)[.. fields.Skip(1).Select(Read)],
            StringComparer.Ordinal));

    internal MethodError(int code, string message, string description, MethodErrorKind kind = MethodErrorKind.Unknown)
    {
        Code = code;
        Message = message;
        Description = description;
        Kind = kind;
    }

    /// <summary>The code, or 0 if the service gives none.</summary>
    public int Code { get; }

    /// <summary>The short message. May be empty.</summary>
    public string Message { get; }

    /// <summary>What the code means. May be empty.</summary>
    public string Description { get; }

    /// <summary>The kind of the error.</summary>
    public MethodErrorKind Kind { get; }

    /// <summary>Code and message.</summary>
    /// <returns>As in <c>2: Doc not found</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{Code}: {Message}");

    /// <summary>Finds the errors that <c>errors.txt</c> contains. (Source: the service's page of each method.)</summary>
    /// <returns>The errors, or null if those of the method are not known.</returns>
    internal static IReadOnlyList<MethodError>? Find(string method) => All.Value.TryGetValue(method, out var errors) ? errors : null;

    private static MethodError Read(string field)
    {
        var parts = field.Split([' '], 3);
        var kind = parts[1] switch
        {
            "N" => MethodErrorKind.NotFound,
            "P" => MethodErrorKind.NotPermitted,
            "L" => MethodErrorKind.LimitReached,
            _ => MethodErrorKind.InvalidArgument,
        };
        return new MethodError(int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), parts[2], "", kind);
    }
}
