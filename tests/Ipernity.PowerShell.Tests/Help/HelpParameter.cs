using YamlDotNet.Serialization;

namespace Ipernity.PowerShell.Tests.Help;

/// <summary>The description of a parameter on a page.</summary>
internal sealed class HelpParameter(string name, string description, string facts)
{
    private readonly Dictionary<string, object> _facts = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(facts);

    public string Name => name;

    public string Description => description;

    public string Type => (string)_facts["Type"];

    public IEnumerable<string> Aliases => ((IEnumerable<object>)_facts["Aliases"]).Cast<string>();

    /// <summary>For each parameter set: name, position, whether it is mandatory, and pipeline input by value and by name.</summary>
    public IEnumerable<string> Sets => ((IEnumerable<object>)_facts["ParameterSets"]).Cast<Dictionary<object, object>>()
        .Select(
            set => Words(
                set["Name"], set["Position"], set["IsRequired"], set["ValueFromPipeline"], set["ValueFromPipelineByPropertyName"]));

    public static string Words(params object[] facts) => string.Join(' ', facts).ToLowerInvariant();
}
