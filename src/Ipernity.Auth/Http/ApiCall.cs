using Ipernity.Auth.Answers;

namespace Ipernity.Auth.Http;

/// <summary>A method and what it is called with. The client adds the API key, the token and the signature.</summary>
public sealed class ApiCall
{
    /// <summary>Describes a call.</summary>
    /// <param name="method">The method's name, such as <c>doc.getList</c>.</param>
    /// <param name="parameters">Its parameters, with raw values.</param>
    /// <exception cref="ArgumentException">The name cannot be a method's, or a parameter is one that the client sets.</exception>
    public ApiCall(string method, params KeyValuePair<string, string>[] parameters)
    {
        Method = CheckMethod(method);
        Parameters = parameters ?? throw new ArgumentNullException(nameof(parameters));
        foreach (var parameter in parameters)
            CheckParameter(parameter.Key, parameter.Value);
    }

    /// <summary>The method's name.</summary>
    public string Method { get; }

    /// <summary>The parameters, without what the client adds.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; }

    /// <summary>The token to call with; nothing for a call on nobody's behalf.</summary>
    public string? Token { get; init; }

    /// <summary>Whether the parameters travel in the address (GET), where proxies and logs see them, instead of the body (POST).</summary>
    public bool UseGet { get; init; }

    /// <summary>The form of the answer.</summary>
    public AnswerFormat Format { get; init; }

    /// <summary>The method; never the parameters.</summary>
    /// <returns>The method's name.</returns>
    public override string ToString() => Method;

    private static string CheckMethod(string method) =>
        !string.IsNullOrEmpty(method) && method.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_')
            ? method
            : throw new ArgumentException($"'{method}' is not the name of a method. Names are like doc.getList.");

    private static void CheckParameter(string name, string? value)
    {
        if (string.IsNullOrEmpty(name))
            throw new ArgumentException("A parameter has no name.");
        if (name is "api_key" or "api_sig")
            throw new ArgumentException($"The parameter '{name}' is set by the client. Leave it out.");
        if (value is null)
            throw new ArgumentException($"The parameter '{name}' has no value.");
    }
}
