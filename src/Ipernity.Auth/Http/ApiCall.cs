using Ipernity.Auth.Errors;

namespace Ipernity.Auth.Http;

/// <summary>A method and its parameters. The client adds the API key, the token and the signature.</summary>
public sealed record ApiCall
{
    private const int LongestName = 100;

    private readonly IReadOnlyList<KeyValuePair<string, string>> _parameters = [];

    /// <summary>Describes a call.</summary>
    /// <param name="method">The method's name, such as <c>doc.getList</c>.</param>
    /// <param name="parameters">Its parameters with raw values.</param>
    /// <exception cref="ArgumentException">The name is not a method name, or the client sets one of the parameters itself.</exception>
    public ApiCall(string method, params KeyValuePair<string, string>[] parameters)
    {
        Method = CheckMethod(method);
        Parameters = parameters ?? throw new ArgumentNullException(nameof(parameters));
    }

    /// <summary>The method's name.</summary>
    public string Method { get; }

    /// <summary>The parameters, without those that the client adds.</summary>
    /// <exception cref="ArgumentException">The client sets one of the parameters itself, or one has no name or no value.</exception>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters
    {
        get => _parameters;
        init
        {
            foreach (var parameter in value)
                CheckParameter(parameter.Key, parameter.Value);
            _parameters = value;
        }
    }

    /// <summary>The value of a parameter.</summary>
    /// <param name="parameter">Its name.</param>
    /// <returns>The value, or null if the call does not have the parameter.</returns>
    public string? Find(string parameter) =>
        Parameters.FirstOrDefault(given => string.Equals(given.Key, parameter, StringComparison.Ordinal)).Value;

    /// <summary>The same call with other values for some parameters.</summary>
    /// <param name="changed">The parameters to add or replace.</param>
    /// <returns>A new call.</returns>
    public ApiCall With(params KeyValuePair<string, string>[] changed)
    {
        bool IsKept(KeyValuePair<string, string> parameter) =>
            !Array.Exists(changed, other => string.Equals(other.Key, parameter.Key, StringComparison.Ordinal));
        return this with { Parameters = [.. Parameters.Where(IsKept), .. changed] };
    }

    /// <summary>The method's name. Parameters may be secret, so they are not shown.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Method;

    private static string CheckMethod(string method) =>
        method is { Length: > 0 and <= LongestName } && method.All(IsNameCharacter)
            ? method
            : throw new ArgumentException($"'{ServiceText.Clean(method, [])}' is not a method name. Method names look like doc.getList.");

    private static bool IsNameCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_';

    private static void CheckParameter(string name, string? value)
    {
        if (string.IsNullOrEmpty(name))
            throw new ArgumentException("A parameter has no name.");
        if (name is "api_key" or "api_sig")
            throw new ArgumentException($"The client sets the parameter '{name}' itself. Remove it from the call.");
        if (value is null)
            throw new ArgumentException($"The parameter '{name}' has no value.");
    }
}
