using System.Globalization;

namespace Ipernity.Sandbox.Community.Documents;

/// <summary>Assigns an id to each keyword, ignoring case.</summary>
internal sealed class KeywordRegister
{
    private const int FirstId = 70_001;

    private readonly Dictionary<string, string> _ids = new(StringComparer.OrdinalIgnoreCase);

    public bool Contains(string id) => _ids.ContainsValue(id);

    public string IdOf(string keyword)
    {
        if (!_ids.TryGetValue(keyword, out var id))
        {
            id = (FirstId + _ids.Count).ToString(CultureInfo.InvariantCulture);
            _ids.Add(keyword, id);
        }
        return id;
    }
}
