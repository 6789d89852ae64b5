using System.Globalization;
using Ipernity.Auth.Authorization;

namespace Ipernity.Api.Methods;

/// <summary>What the service asks of a call of one method, and what it answers. (Source: the service's list of methods.)</summary>
public sealed class MethodFacts
{
    private const string Unknown = "?";
    private const string PageParameter = "page";

    private readonly Lazy<ListPath?> _list;

    /// <summary>Reads one line of <c>methods.txt</c>, whose head tells its form.</summary>
    internal MethodFacts(string line)
    {
        var fields = line.Split('|');
        Name = fields[0];
        var needs = new HashSet<char>(fields[1]);
        NeedsSignature = needs.Contains('S');
        NeedsToken = needs.Contains('T');
        ChangesData = needs.Contains('P');
        Permissions = Words(fields[2]).Aggregate(PermissionSet.None, static (set, word) => set.With(word.Split('=')[0], word.Split('=')[1]));
        ParametersAreKnown = fields[3] != Unknown;
        Parameters = ParametersAreKnown ? [.. Words(fields[3]).Select(ReadParameter)] : [];
        IsPaged = Parameters.Any(static parameter => parameter.Name == PageParameter);
        _list = new(() => AnswerShape.FindList(AnswerShape.Parse(fields[4]), IsPaged));
    }

    /// <summary>The method's name, such as <c>doc.getList</c>.</summary>
    public string Name { get; }

    /// <summary>Whether a call must be signed. Any call may be.</summary>
    public bool NeedsSignature { get; }

    /// <summary>Whether a call must carry a token. Most may.</summary>
    public bool NeedsToken { get; }

    /// <summary>Whether the method changes data: it must be POSTed, and is not repeated where it may have been done.</summary>
    public bool ChangesData { get; }

    /// <summary>What a token must permit.</summary>
    public PermissionSet Permissions { get; }

    /// <summary>The parameters, in the order of the documentation; empty also where they are not known.</summary>
    public IReadOnlyList<MethodParameter> Parameters { get; }

    /// <summary>Whether the service documents the parameters.</summary>
    public bool ParametersAreKnown { get; }

    /// <summary>Whether the method answers a list in pages.</summary>
    public bool IsPaged { get; }

    /// <summary>How many items a page has where nothing is said; nothing where the method has no pages, or does not tell.</summary>
    public int? DefaultPageSize => Parameters.FirstOrDefault(static parameter => parameter.DefaultSize is not null)?.DefaultSize;

    /// <summary>How many items a page may have; nothing where the method has no pages, or does not tell.</summary>
    public int? MaximumPageSize => Parameters.FirstOrDefault(static parameter => parameter.MaximumSize is not null)?.MaximumSize;

    internal ListPath? List => _list.Value;

    /// <summary>The required parameters that a call lacks.</summary>
    /// <param name="given">The names of those that it has.</param>
    /// <param name="hasToken">Whether it carries a token, which also says whose data is meant.</param>
    /// <returns>Their names, in the order of the documentation.</returns>
    public IEnumerable<string> FindMissing(IEnumerable<string> given, bool hasToken)
    {
        var names = new HashSet<string>(given, StringComparer.Ordinal);
        return from parameter in Parameters
               where parameter.IsRequired && !names.Contains(parameter.Name) && !(hasToken && IsToldByToken(parameter.Name))
               select parameter.Name;
    }

    /// <summary>The method's name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;

    // The service takes the token's member where these do without, whatever its list of methods says.
    private bool IsToldByToken(string parameter) => parameter switch
    {
        "auth_token" => true,
        "user_id" => Name is "doc.getList" or "user.get",
        _ => false,
    };

    private static MethodParameter ReadParameter(string word)
    {
        var parts = word.Split('=', '/');
        int? Size(int index) => parts.Length > index ? int.Parse(parts[index], CultureInfo.InvariantCulture) : null;
        return new MethodParameter(parts[0].TrimEnd('!'), parts[0].EndsWith("!", StringComparison.Ordinal), Size(1), Size(2));
    }

    private static string[] Words(string text) => text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
}
