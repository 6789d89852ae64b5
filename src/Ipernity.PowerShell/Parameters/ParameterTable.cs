using System.Collections;

namespace Ipernity.PowerShell.Parameters;

/// <summary>A table as it was given: nothing is copied, and its own rules for upper and lower case hold.</summary>
internal sealed class ParameterTable(IDictionary table) : IParameterDictionary
{
    public int Count => table.Count;

    public bool IsFixedSize => table.IsFixedSize;

    public bool IsReadOnly => table.IsReadOnly;

    public bool IsSynchronized => table.IsSynchronized;

    public ICollection Keys => table.Keys;

    public object SyncRoot => table.SyncRoot;

    public ICollection Values => table.Values;

    public object? this[object key]
    {
        get => table[key];
        set => table[key] = value;
    }

    public void Add(object key, object? value) => table.Add(key, value);

    public void Clear() => table.Clear();

    public bool Contains(object key) => table.Contains(key);

    /// <summary>The same as <see cref="Contains"/>, by the name that scripts know from a hashtable.</summary>
    public bool ContainsKey(object key) => table.Contains(key);

    public void CopyTo(Array array, int index) => table.CopyTo(array, index);

    public IDictionaryEnumerator GetEnumerator() => table.GetEnumerator();

    public void Remove(object key) => table.Remove(key);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
