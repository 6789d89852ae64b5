using System.Management.Automation;
using System.Management.Automation.Language;

namespace Ipernity.PowerShell.Tests.Engine;

/// <summary>The module's cmdlets.</summary>
internal static class ModuleCommands
{
    private static readonly Shell Shell = new();

    private static readonly Dictionary<string, CmdletInfo> Commands = Shell.Run("Get-Command -Module Ipernity").AssertNoErrors().Output
        .Select(command => (CmdletInfo)command.BaseObject).ToDictionary(command => command.Name, StringComparer.Ordinal);

    /// <summary>Their names, as the manifest lists them.</summary>
    public static IReadOnlyList<string> Names { get; } = ReadNames();

    public static CmdletInfo Find(string name) => Commands[name];

    /// <summary>A cmdlet's parameters without those that every cmdlet has.</summary>
    public static IEnumerable<ParameterMetadata> Parameters(string name) =>
        Find(name).Parameters.Values.Where(
            parameter => !Cmdlet.CommonParameters.Contains(parameter.Name) && !Cmdlet.OptionalCommonParameters.Contains(parameter.Name));

    private static string[] ReadNames()
    {
        var manifest = Parser.ParseFile(ModuleFiles.Manifest, out _, out _);
        var table = (HashtableAst)manifest.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: true);
        var exports = table.KeyValuePairs.Single(pair => pair.Item1.Extent.Text == "CmdletsToExport").Item2;
        return [
            .. exports.FindAll(ast => ast is StringConstantExpressionAst, true).Select(name => ((StringConstantExpressionAst)name).Value)];
    }
}
