using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Ipernity.PowerShell.Tests.Engine;

/// <summary>A view of the module.</summary>
internal sealed partial class ModuleView
{
    private readonly XElement _view;

    private ModuleView(XElement view, string typeName)
    {
        _view = view;
        TypeName = typeName;
    }

    public static IReadOnlyList<ModuleView> All { get; } = [
        .. Directory.EnumerateFiles(Path.Combine(ModuleFiles.Root, "lib"), "*.Format.ps1xml").SelectMany(Read)];

    public string TypeName { get; }

    public bool IsTable => _view.Element("TableControl") is not null;

    /// <summary>The headings of a table's columns, the labels of a list's lines.</summary>
    public IReadOnlyList<string> Labels => IsTable
        ? [.. _view.Descendants("TableColumnHeader").Select(header => header.Element("Label")!.Value)]
        : [.. _view.Descendants("ListItem").Select(item => (item.Element("Label") ?? item.Element("PropertyName")!).Value)];

    /// <summary>The members that the view reads or computes.</summary>
    public IReadOnlyList<string> Expressions => [.. _view.Descendants("PropertyName").Select(member => member.Value), .. Scripts];

    /// <summary>The computed member.</summary>
    public IReadOnlyList<string> Scripts => [.. _view.Descendants("ScriptBlock").Select(script => script.Value)];

    /// <summary>The members that it reads, such as <c>title</c> or <c>count.docs</c>.</summary>
    public IReadOnlyList<string> Members => [.. _view.Descendants("PropertyName").Select(member => member.Value)
        .Concat(
            Scripts.SelectMany(script => MemberNames().Matches(script)).Select(member => member.Groups[1].Value + member.Groups[2].Value))
        .Distinct()];

    /// <summary>How wide the columns are that are links.</summary>
    public IReadOnlyList<string?> LinkWidths => [.. _view.Descendants("TableColumnHeader").Zip(_view.Descendants("TableColumnItem"))
        .Where(column => column.Second.Value.Contains("::Link(", StringComparison.Ordinal))
        .Select(column => column.First.Element("Width")?.Value)];

    /// <summary>The members that it shows as times.</summary>
    public bool IsTime(string member) => Scripts.Any(script => script.Contains($"::Time($_, '{member}')", StringComparison.Ordinal));

    /// <summary>Writes a module with only this view, for objects of a type with another name.</summary>
    /// <returns>The path of its manifest.</returns>
    public string WriteAlone(string folder, string typeName)
    {
        var view = new XElement(_view);
        view.Element("ViewSelectedBy")!.ReplaceAll(new XElement("TypeName", typeName));
        new XDocument(
            new XElement("Configuration", new XElement("ViewDefinitions", view))).Save(Path.Combine(folder, "Alone.Format.ps1xml"));
        var manifest = Path.Combine(folder, "Alone.psd1");
        File.WriteAllText(manifest, "@{ ModuleVersion = '1.0'; FormatsToProcess = 'Alone.Format.ps1xml' }");
        return manifest;
    }

    public override string ToString() =>
        $"{TypeName}, {(IsTable ? "table" : _view.Element("ListControl") is not null ? "list" : "text")}";

    private static IEnumerable<ModuleView> Read(string file)
    {
        var document = XDocument.Load(file);
        var sets = document.Descendants("SelectionSet").ToDictionary(
            set => set.Element("Name")!.Value, set => set.Descendants("TypeName").Select(type => type.Value));
        return document.Descendants("View").SelectMany(view => view.Element("ViewSelectedBy")!.Elements()
            .SelectMany(selected => selected.Name.LocalName == "SelectionSetName" ? sets[selected.Value] : [selected.Value])
            .Select(type => new ModuleView(view, type)));
    }

    // A member in quotes, as what computes the column is given it, or behind the object.
    [GeneratedRegex(@"'([A-Za-z_][\w.]*)'|\$_\.(\w+)")]
    private static partial Regex MemberNames();
}
