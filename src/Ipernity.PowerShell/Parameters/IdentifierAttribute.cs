using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Ipernity.Api.Elements;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Parameters;

/// <summary>
/// Accepts identifiers as text, as numbers, and as objects: those of the module, elements of answers, and rows of tables. Otherwise the
/// engine would use the text of a whole object as an identifier.
/// </summary>
/// <param name="type">The type of the module's objects that are identified.</param>
/// <param name="names">The names of the properties that can hold the identifier.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdentifierAttribute(Type type, params string[] names) : ArgumentTransformationAttribute
{
    /// <summary>Whether the parameter can be omitted, so that a blank cell is ignored.</summary>
    public bool IsOptional { get; set; }

    /// <summary>The names of properties that another parameter takes from the pipeline if there is no identifier.</summary>
    public string[] Alternatives { get; set; } = [];

    private string Kind => Word(type);

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (IsOptional && inputData.IsBlank())
            return null;
        return inputData.Unwrap() is IEnumerable list and not (string or IDictionary)
            ? list.Cast<object?>().Select(Read).ToArray()
            : Read(inputData) is { Length: > 0 } id ? id : null;
    }

    private string Read(object? value) => value.Unwrap() switch
    {
        var blank when blank.IsBlank() => throw Refused($"The identifier of the {Kind} is blank."),
        string text => text.Trim(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IpernityElement element when element.GetType() != type =>
            throw Refused($"'{element}' is not {Article(Kind)}, but {Article(Word(element.GetType()))}."),
        IDictionary table => Text(name => table[name]),
        _ => Text(name => PSObject.AsPSObject(value!).Properties[name]?.Value),
    };

    private string Text(Func<string, object?> find)
    {
        if (Array.Find(names, name => !find(name).IsBlank()) is { } found)
            return Read(find(found));

        // For example the cover of an album without documents.
        if (IsOptional && Array.Exists(names, name => find(name) is not null))
            return "";

        var message = $"The object has no identifier of {Article(Kind)} in {string.Join(", ", names)}.";
        // With this inner exception, the engine tries the other parameters next.
        throw Array.Exists(Alternatives, name => !find(name).IsBlank())
            ? new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message))
            : Refused(message);
    }

    private static string Word(Type type) => type.Name.Substring("Ipernity".Length).ToLowerInvariant();

    private static string Article(string noun) => "aeiou".Contains(noun[0], StringComparison.Ordinal) ? $"an {noun}" : $"a {noun}";

    private static ArgumentTransformationMetadataException Refused(string message) => new(message);
}
