namespace Ipernity.Api.Methods;

/// <summary>A parameter of a method.</summary>
public sealed class MethodParameter
{
    private readonly Lazy<ParameterFacts?> _facts;
    private readonly string? _description;

    internal MethodParameter(
        string method, string name, bool isRequired, int? defaultSize, int? maximumSize, string? description = null)
    {
        Name = name;
        IsRequired = isRequired;
        DefaultSize = defaultSize;
        MaximumSize = maximumSize;
        _description = description;
        _facts = new(() => ParameterFacts.Find(method, name));
    }

    /// <summary>The parameter's name, such as <c>doc_id</c>.</summary>
    public string Name { get; }

    /// <summary>Whether the parameter is required.</summary>
    public bool IsRequired { get; }

    /// <summary>The type of the values.</summary>
    public ParameterType Type => _facts.Value?.Type ?? ParameterType.Text;

    /// <summary>The allowed values with their meanings. Empty if the values are not limited to a list.</summary>
    public IReadOnlyList<ParameterValue> Values => _facts.Value?.Values ?? [];

    /// <summary>The smallest number that is allowed, or null.</summary>
    public int? Minimum => _facts.Value?.Minimum;

    /// <summary>The largest number that is allowed, or null.</summary>
    public int? Maximum => MaximumSize ?? _facts.Value?.Maximum;

    /// <summary>How many values a list can have, or null if no limit is known.</summary>
    public int? MaximumCount => _facts.Value?.MaximumCount;

    /// <summary>The value that the service uses if the parameter is omitted, or null if it is not known.</summary>
    public string? Default => DefaultSize?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? _facts.Value?.Default;

    /// <summary>For <c>per_page</c>, the default number of items on a page. Null for other parameters.</summary>
    public int? DefaultSize { get; }

    /// <summary>For <c>per_page</c>, the maximum number of items on a page. Null for other parameters.</summary>
    public int? MaximumSize { get; }

    /// <summary>A description of the allowed values, such as <c>1 to 100; default 20</c>. Empty if any text is allowed.</summary>
    public string Allowed => MaximumSize is { } maximum
        ? FormattableString.Invariant($"1 to {maximum}; default {DefaultSize}")
        : _facts.Value is { } facts ? ParameterCheck.Describe(facts) : "";

    /// <summary>The description of the parameter, from the service if requested. May be empty.</summary>
    public string Description => string.IsNullOrWhiteSpace(_description) ? _facts.Value?.Description ?? "" : _description!;

    /// <summary>Whether the service can accept a value.</summary>
    /// <param name="value">The value as it is sent.</param>
    /// <returns>False if it is known that the service does not accept the value. <see cref="Allowed"/> says what it accepts.</returns>
    public bool Allows(string value) =>
        _facts.Value is not { } facts || (ParameterCheck.Allows(facts, value) && !IsAboveMaximumSize(value));

    /// <summary>Finds the value that a code, a name or a meaning stands for.</summary>
    /// <param name="text">Text such as <c>3</c>, <c>CC-BY-NC</c> or <c>Creative Commons Attribution-NonCommercial</c>.</param>
    /// <returns>The value, or null if the parameter has no such value.</returns>
    public ParameterValue? FindValue(string text) => Values.FirstOrDefault(value => value.IsCalled(text));

    /// <summary>The name.</summary>
    /// <returns>The name, in brackets if the parameter is optional.</returns>
    public override string ToString() => IsRequired ? Name : $"[{Name}]";

    private bool IsAboveMaximumSize(string value) =>
        MaximumSize is { } maximum && int.TryParse(value, out var size) && size > maximum;
}
