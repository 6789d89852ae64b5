using System.Globalization;

namespace Ipernity.Sandbox.Data;

/// <summary>Every keyword in use has one id, in whatever case it is written.</summary>
internal sealed class KeywordRegister
{
    private const int FirstId = 70_001;

    private readonly Dictionary<string, string> _ids = new(StringComparer.OrdinalIgnoreCase);

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
