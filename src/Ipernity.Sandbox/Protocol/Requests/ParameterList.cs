using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Ipernity.Sandbox.Protocol.Requests;

/// <summary>
/// The parameters of a call in the order in which they were sent. Names are case-sensitive. Calls have few parameters, so searching
/// from the end is fast; if a name was sent twice, the last value counts.
/// </summary>
internal sealed class ParameterList : IReadOnlyDictionary<string, string>
{
    /// <summary>More than any method has. It limits the work for one call.</summary>
    public const int Maximum = 500;

    private readonly List<Parameter> _entries = new(8);

    public List<Parameter> Entries => _entries;

    public int Count => _entries.Count;

    public string this[string key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no parameter '{key}'.");

    public IEnumerable<string> Keys => Distinct().Select(entry => entry.Name);

    public IEnumerable<string> Values => Distinct().Select(entry => entry.Value);

    public void Add(string name, string value) => Add(new Parameter(name, value));

    public void Add(Parameter parameter)
    {
        if (_entries.Count == Maximum)
            throw new RequestTooLargeException($"More than {Maximum} parameters.");
        _entries.Add(parameter);
    }

    public string? Find(string name)
    {
        for (var i = _entries.Count - 1; i >= 0; i--)
        {
            if (string.Equals(_entries[i].Name, name, StringComparison.Ordinal))
                return _entries[i].Value;
        }
        return null;
    }

    /// <summary>A name that was sent more than once; null if there is none.</summary>
    public string? FindRepeated()
    {
        for (var i = 1; i < _entries.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (string.Equals(_entries[i].Name, _entries[j].Name, StringComparison.Ordinal))
                    return _entries[i].Name;
            }
        }
        return null;
    }

    public bool ContainsKey(string key) => Find(key) is not null;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        value = Find(key);
        return value is not null;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
        Distinct().Select(entry => KeyValuePair.Create(entry.Name, entry.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerable<Parameter> Distinct() => Enumerable.Reverse(_entries).DistinctBy(entry => entry.Name).Reverse();
}
