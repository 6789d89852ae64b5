using System.Collections.Specialized;
using Ipernity.PowerShell.Parameters;

namespace Ipernity.PowerShell.Uploads;

/// <summary>What is said of a file, as the parameters of <c>upload.file</c>. What was not given is not sent.</summary>
internal sealed class UploadFields
{
    private readonly OrderedDictionary _given = [];
    private readonly List<string> _parameters = [];

    /// <summary>The names of the cmdlet's parameters that were given.</summary>
    public IReadOnlyList<string> Parameters => _parameters;

    public UploadFields Add(bool isGiven, string parameter, string name, object? value)
    {
        if (!isGiven || value is null or "" || value is string[] { Length: 0 })
            return this;
        _given[name] = value;
        _parameters.Add(parameter);
        return this;
    }

    /// <exception cref="ArgumentException">A value has no text that the API would understand.</exception>
    public KeyValuePair<string, string>[] ToParameters() => ParameterText.From(_given);
}
