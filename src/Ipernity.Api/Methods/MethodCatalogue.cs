using Ipernity.Auth.Http;

namespace Ipernity.Api.Methods;

/// <summary>
/// The catalogue of the service's methods, read on first use. The service may have methods that are not in the catalogue.
/// </summary>
public static class MethodCatalogue
{
    private static readonly Lazy<IReadOnlyList<MethodFacts>> Facts = new(Read);
    private static readonly Lazy<Dictionary<string, MethodFacts>> ByName =
        new(static () => Facts.Value.ToDictionary(static method => method.Name, StringComparer.OrdinalIgnoreCase));

    /// <summary>All methods, ordered by name.</summary>
    public static IReadOnlyList<MethodFacts> All => Facts.Value;

    /// <summary>Finds a method. The service itself accepts the name only as <see cref="MethodFacts.Name"/> has it.</summary>
    /// <param name="name">The method's name in any case.</param>
    /// <returns>The facts, or null if the method is not in the catalogue.</returns>
    public static MethodFacts? Find(string name) => ByName.Value.TryGetValue(name, out var method) ? method : null;

    /// <summary>Finds the rules of a method for <see cref="IpernityClientOptions.FindRules"/>.</summary>
    /// <param name="name">The method's name.</param>
    /// <returns>Its rules; those of an unknown method if it is not in the catalogue.</returns>
    public static MethodRules FindRules(string name) =>
        Find(name) is { } facts ? new(facts.ChangesData, facts.NeedsSignature) : MethodRules.Unknown;

    /// <summary>Writes the name of a method as the service does.</summary>
    /// <param name="name">The method's name in any case.</param>
    /// <returns>The name as the catalogue has it, or unchanged if the method is not in the catalogue.</returns>
    public static string Normalize(string name) => Find(name)?.Name ?? name;

    /// <summary>Finds methods with names similar to a mistyped one.</summary>
    /// <param name="name">The mistyped name.</param>
    /// <returns>At most three names, the most similar first.</returns>
    public static IReadOnlyList<string> FindSimilar(string name) =>
        SimilarNames.Find(name, Facts.Value.Select(static method => method.Name));

    private static List<MethodFacts> Read() =>
        [.. CatalogueText.ReadLines("methods.txt").Select(static line => new MethodFacts(line))];
}
