using Ipernity.Auth.Http;

namespace Ipernity.Api.Methods;

/// <summary>
/// The facts of the service's methods. Nothing is read before the first question. A method that is missing here may exist
/// all the same.
/// </summary>
public static class MethodCatalogue
{
    private static readonly Lazy<IReadOnlyList<MethodFacts>> Facts = new(Read);
    private static readonly Lazy<Dictionary<string, MethodFacts>> ByName =
        new(static () => Facts.Value.ToDictionary(static method => method.Name, StringComparer.Ordinal));

    /// <summary>All methods, ordered by name.</summary>
    public static IReadOnlyList<MethodFacts> All => Facts.Value;

    /// <summary>The facts of one method.</summary>
    /// <param name="name">Its name; upper and lower case matter, as they do to the service.</param>
    /// <returns>The facts; nothing where they are not known.</returns>
    public static MethodFacts? Find(string name) => ByName.Value.TryGetValue(name, out var method) ? method : null;

    /// <summary>What a client must know of a method: see <see cref="IpernityClientOptions.FindRules"/>.</summary>
    /// <param name="name">The method's name.</param>
    /// <returns>Its rules; those of an unknown method if it is not in the catalogue.</returns>
    public static MethodRules FindRules(string name) =>
        Find(name) is { } facts ? new(facts.ChangesData, facts.NeedsSignature) : MethodRules.Unknown;

    /// <summary>The methods whose names are most like another, for whoever mistyped one.</summary>
    /// <param name="name">The name that does not exist.</param>
    /// <returns>At most three names, the most similar first; none where nothing is similar.</returns>
    public static IReadOnlyList<string> FindSimilar(string name) => SimilarNames.Find(name, Facts.Value.Select(static method => method.Name));

    private static List<MethodFacts> Read()
    {
        var methods = new List<MethodFacts>();
        using var reader = new StreamReader(typeof(MethodCatalogue).Assembly.GetManifestResourceStream("methods.txt")!);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith("#", StringComparison.Ordinal))
                methods.Add(new MethodFacts(line));
        }

        return methods;
    }
}
