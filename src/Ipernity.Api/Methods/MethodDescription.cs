using System.Globalization;
using Ipernity.Auth.Answers;
using Ipernity.Auth.Authorization;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;

namespace Ipernity.Api.Methods;

/// <summary>
/// The service's own description of a method (<c>api.methods.get</c>). The catalogue adds what the description does not contain.
/// </summary>
public sealed class MethodDescription
{
    private const string Method = "api.methods.get";

    private MethodDescription(IAnswerNode method, string name, MethodFacts? known)
    {
        var needs = method.Child("authentication");
        Name = method.Text("name") ?? name;
        NeedsSignature = Flag(needs, "sign") ?? known?.NeedsSignature ?? false;
        NeedsToken = Flag(needs, "token") ?? known?.NeedsToken ?? false;
        ChangesData = Flag(needs, "post") ?? known?.ChangesData ?? false;
        Permissions = method.Child("permissions") is { } levels
            ? PermissionSet.FromAnswer(levels.Text)
            : known?.Permissions ?? PermissionSet.None;
        Title = method.Text("title") ?? "";
        Response = method.Text("response") ?? "";
        Parameters = ReadParameters(Name, method, known);
        MethodError[] errors = [.. (method.Child("errors")?.Children("error") ?? []).Select(ReadError)];
        Errors = errors.Length > 0 ? errors : known?.Errors ?? [];
    }

    /// <summary>The method's name, such as <c>doc.getList</c>.</summary>
    public string Name { get; }

    /// <summary>Whether a call must be signed.</summary>
    public bool NeedsSignature { get; }

    /// <summary>Whether a call must have a token.</summary>
    public bool NeedsToken { get; }

    /// <summary>Whether the method changes data. Such a call must use POST.</summary>
    public bool ChangesData { get; }

    /// <summary>The permissions that a token needs.</summary>
    public PermissionSet Permissions { get; }

    /// <summary>What the method does, in one line. May be empty.</summary>
    public string Title { get; }

    /// <summary>What the method returns. May be empty.</summary>
    public string Response { get; }

    /// <summary>The parameters, in the service's order.</summary>
    public IReadOnlyList<MethodParameter> Parameters { get; }

    /// <summary>The method's own errors. Errors that all methods share are not included.</summary>
    public IReadOnlyList<MethodError> Errors { get; }

    /// <summary>Requests the description of a method. The call needs no token.</summary>
    /// <param name="client">The client to ask with.</param>
    /// <param name="name">The method's name, in any case if the method is in the catalogue.</param>
    /// <param name="options">How the call is sent.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>The description.</returns>
    /// <exception cref="IpernityApiException">A code below 100: the service does not know the method.</exception>
    /// <exception cref="IpernityException">As for <see cref="IpernityClient.CallAsync"/>.</exception>
    public static async Task<MethodDescription> AskAsync(
        IpernityClient client, string name, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        _ = client ?? throw new ArgumentNullException(nameof(client));
        name = MethodCatalogue.Normalize(name ?? throw new ArgumentNullException(nameof(name)));
        var call = new ApiCall(Method, new KeyValuePair<string, string>("method", name));
        var answer = await client.CallAsync(call, options, cancellationToken).ConfigureAwait(false);
        var method = answer.ReadRoot().Child("method") ?? throw answer.Unreadable($"does not describe {name}");
        return new MethodDescription(method, name, MethodCatalogue.Find(name));
    }

    /// <summary>The method's name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;

    private static List<MethodParameter> ReadParameters(string methodName, IAnswerNode method, MethodFacts? known)
    {
        var parameters = new List<MethodParameter>();
        // In JSON, the live service sends the list itself. In XML and in the documentation, the list is inside an element.
        foreach (var node in method.Children("parameters").SelectMany(node => node.Children("param").DefaultIfEmpty(node)))
        {
            if (node.Text("name") is { Length: > 0 } name)
            {
                var fact = known?.FindParameter(name);
                var isRequired = Flag(node, "required") ?? fact?.IsRequired ?? false;
                parameters.Add(new MethodParameter(
                    methodName, name, isRequired, fact?.DefaultSize, fact?.MaximumSize, node.Text()));
            }
        }

        // The service does not describe all parameters that it accepts.
        parameters.AddRange((known?.Parameters ?? []).Where(fact => !parameters.Exists(parameter => parameter.Name == fact.Name)));
        return parameters;
    }

    private static MethodError ReadError(IAnswerNode error)
    {
        var description = error.Text() ?? "";
        return new MethodError(
            int.TryParse(error.Text("code"), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 0,
            error.Text("message") ?? error.Text("label") ?? description,
            description);
    }

    private static bool? Flag(IAnswerNode? node, string name) => node?.Text(name) switch
    {
        null or "" => null,
        var text => text is not ("0" or "false" or "no"),
    };
}
