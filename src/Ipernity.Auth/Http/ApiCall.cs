using Ipernity.Auth.Answers;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Methods;
using Ipernity.Auth.Uploads;

namespace Ipernity.Auth.Http;

/// <summary>A method and what it is called with. The client adds the API key, the token and the signature.</summary>
public sealed class ApiCall
{
    private const int LongestName = 100;

    private readonly TimeSpan? _timeout;

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

    private ApiCall(ApiCall call, KeyValuePair<string, string>[] parameters)
    {
        Method = call.Method;
        Parameters = parameters;
        Token = call.Token;
        UseGet = call.UseGet;
        Format = call.Format;
        _timeout = call._timeout;
        Retries = call.Retries;
        Attempted = call.Attempted;
        Body = call.Body;
        EarlierAttempts = call.EarlierAttempts;
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

    /// <summary>
    /// The longest the call may take, repetitions and the pauses before them included; the client's own bound where left out.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is nothing or less, or 24 days or more.</exception>
    public TimeSpan? Timeout
    {
        get => _timeout;
        init => _timeout = value is { } timeout ? IpernityClientOptions.Checked(timeout, nameof(Timeout)) : null;
    }

    /// <summary>Whether and when the call is tried again.</summary>
    public RetryPolicy Retries { get; init; } = RetryPolicy.None;

    /// <summary>Told of each attempt as soon as it is over, on the thread on which it ended.</summary>
    public Action<CallAttempt>? Attempted { get; init; }

    /// <summary>What is known of the method; nothing where it is not in the catalogue.</summary>
    public MethodFacts? Facts => MethodCatalogue.Find(Method);

    /// <summary>Whether the method changes data, as one that is not known may.</summary>
    public bool ChangesData => Facts?.ChangesData ?? true;

    /// <summary>The method; never the parameters.</summary>
    /// <returns>The method's name.</returns>
    public override string ToString() => Method;

    /// <summary>The same call with other values for some parameters.</summary>
    internal ApiCall With(params KeyValuePair<string, string>[] changed)
    {
        var kept = Parameters.Where(parameter => !Array.Exists(changed, other => string.Equals(other.Key, parameter.Key, StringComparison.Ordinal)));
        return new ApiCall(this, [.. kept, .. changed]);
    }

    /// <summary>The file that is sent along; the call's time then counts from the latest part that was sent.</summary>
    internal UploadBody? Body { get; init; }

    /// <summary>How often the caller tried it before.</summary>
    internal int EarlierAttempts { get; init; }

    internal string? Find(string parameter) => Parameters.FirstOrDefault(given => string.Equals(given.Key, parameter, StringComparison.Ordinal)).Value;

    private static string CheckMethod(string method) =>
        method is { Length: > 0 and <= LongestName } && method.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_')
            ? method
            : throw new ArgumentException($"'{ServiceText.Clean(method, [])}' is not the name of a method. Names are like doc.getList.");

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
