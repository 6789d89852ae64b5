using System.Globalization;
using Ipernity.Auth.Authorization;

namespace Ipernity.Api.Methods;

/// <summary>The entry of the catalogue for a method and its answer. (Source: the service's list of methods.)</summary>
public sealed class MethodFacts
{
    private const string Unknown = "?";
    private const string PageParameter = "page";

    // The token, and the language of the messages, which every method accepts.
    private static readonly string[] OfEveryMethod = ["auth_token", "lg"];

    private readonly Lazy<ListPath?> _list;

    /// <summary>Reads one line of <c>methods.txt</c>, which describes its format in its first lines.</summary>
    internal MethodFacts(string line)
    {
        var fields = line.Split('|');
        Name = fields[0];
        var needs = new HashSet<char>(fields[1]);
        NeedsSignature = needs.Contains('S');
        NeedsToken = needs.Contains('T');
        ChangesData = needs.Contains('P');
        Permissions = Words(fields[2]).Select(static word => word.Split('='))
            .Aggregate(PermissionSet.None, static (set, word) => set.With(word[0], word[1]));
        ParametersAreKnown = fields[3] != Unknown;
        Parameters = ParametersAreKnown ? [.. Words(fields[3]).Select(word => ReadParameter(Name, word))] : [];
        IsPaged = Parameters.Any(static parameter => parameter.Name == PageParameter);
        _list = new(() => AnswerShape.FindList(AnswerShape.Parse(fields[4]), IsPaged));
    }

    /// <summary>The method's name, such as <c>doc.getList</c>.</summary>
    public string Name { get; }

    /// <summary>Whether a call must be signed. Any call may be signed.</summary>
    public bool NeedsSignature { get; }

    /// <summary>Whether a call must have a token. Most calls may have one.</summary>
    public bool NeedsToken { get; }

    /// <summary>Whether the method changes data. It needs POST, and is not retried if the service may have completed it.</summary>
    public bool ChangesData { get; }

    /// <summary>The permissions that a token needs.</summary>
    public PermissionSet Permissions { get; }

    /// <summary>The parameters in the order of the documentation. Empty if they are not known.</summary>
    public IReadOnlyList<MethodParameter> Parameters { get; }

    /// <summary>Whether the service documents the parameters.</summary>
    public bool ParametersAreKnown { get; }

    /// <summary>Whether the method returns a list in pages.</summary>
    public bool IsPaged { get; }

    /// <summary>The default number of items on a page, or null if the method has no pages or it is not known.</summary>
    public int? DefaultPageSize => Parameters.FirstOrDefault(static parameter => parameter.DefaultSize is not null)?.DefaultSize;

    /// <summary>The maximum number of items on a page, or null if the method has no pages or it is not known.</summary>
    public int? MaximumPageSize => Parameters.FirstOrDefault(static parameter => parameter.MaximumSize is not null)?.MaximumSize;

    /// <summary>The method's own errors. Empty if they are not known, or there are none.</summary>
    public IReadOnlyList<MethodError> Errors => MethodError.Find(Name) ?? [];

    /// <summary>Whether the service documents the method's own errors.</summary>
    public bool ErrorsAreKnown => MethodError.Find(Name) is not null;

    internal ListPath? List => _list.Value;

    /// <summary>Finds a parameter.</summary>
    /// <param name="name">The parameter's name, which is case-sensitive.</param>
    /// <returns>The parameter, or null if the method is not known to have it.</returns>
    public MethodParameter? FindParameter(string name) =>
        Parameters.FirstOrDefault(parameter => string.Equals(parameter.Name, name, StringComparison.Ordinal));

    /// <summary>Finds the required parameters that a call does not have.</summary>
    /// <param name="given">The names of the call's parameters.</param>
    /// <param name="hasToken">Whether the call has a token, which also identifies a user.</param>
    /// <returns>Their names, in the order of the documentation.</returns>
    public IEnumerable<string> FindMissing(IEnumerable<string> given, bool hasToken)
    {
        var names = new HashSet<string>(given, StringComparer.Ordinal);
        return from parameter in Parameters
               where parameter.IsRequired && !names.Contains(parameter.Name) && !(hasToken && IsImpliedByToken(parameter.Name))
               select parameter.Name;
    }

    /// <summary>Finds the parameters of a call that the method does not take, as far as the service documents its parameters.</summary>
    /// <param name="given">The names of the call's parameters.</param>
    /// <returns>The unknown names. The service ignores them.</returns>
    public IEnumerable<string> FindUnknown(IEnumerable<string> given) =>
        ParametersAreKnown ? given.Except(KnownNames, StringComparer.Ordinal) : [];

    /// <summary>Finds the parameter with the name most similar to a mistyped one.</summary>
    /// <param name="name">The mistyped name.</param>
    /// <returns>The name of the parameter, or null if none is similar.</returns>
    public string? FindSimilarParameter(string name) => SimilarNames.Find(name, KnownNames) is [var similar, ..] ? similar : null;

    /// <summary>The method's name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;

    private IEnumerable<string> KnownNames =>
        Parameters.Select(static parameter => parameter.Name).Concat(OfEveryMethod);

    // Without these parameters, the service uses the token and its user, although its list of methods says otherwise.
    private bool IsImpliedByToken(string parameter) => parameter switch
    {
        "auth_token" => true,
        "user_id" => Name is "doc.getList" or "user.get",
        _ => false,
    };

    private static MethodParameter ReadParameter(string method, string word)
    {
        var parts = word.Split('=', '/');
        int? Size(int index) => parts.Length > index ? int.Parse(parts[index], CultureInfo.InvariantCulture) : null;
        return new MethodParameter(method, parts[0].TrimEnd('!'), parts[0].EndsWith("!", StringComparison.Ordinal), Size(1), Size(2));
    }

    private static string[] Words(string text) => text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
}
