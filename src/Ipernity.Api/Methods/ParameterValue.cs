namespace Ipernity.Api.Methods;

/// <summary>One of the values that a parameter takes.</summary>
public sealed class ParameterValue
{
    internal ParameterValue(string code, string name, string meaning)
    {
        Code = code;
        Name = name;
        Meaning = meaning;
    }

    /// <summary>The value that the API takes, such as <c>3</c>.</summary>
    public string Code { get; }

    /// <summary>A readable name, such as <c>CC-BY-NC</c>. If the code is a word, the name is the same.</summary>
    public string Name { get; }

    /// <summary>What the value means, in a few words.</summary>
    public string Meaning { get; }

    /// <summary>Whether a text is the code, the name or the meaning. Case, spaces and hyphens do not matter.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True if it is.</returns>
    public bool IsCalled(string text) =>
        IsSame(text, Code) || IsSame(text, Name) || IsSame(text, Meaning);

    /// <summary>The code, and the name if it differs.</summary>
    /// <returns>As in <c>3 (CC-BY-NC)</c>.</returns>
    public override string ToString() => string.Equals(Code, Name, StringComparison.Ordinal) ? Code : $"{Code} ({Name})";

    private static bool IsSame(string text, string name) => string.Equals(Plain(text), Plain(name), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string text) => string.Concat(text.Where(static c => c is not (' ' or '-' or '_')));
}
