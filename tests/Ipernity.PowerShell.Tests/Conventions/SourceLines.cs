using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Conventions;

/// <summary>The lines of the C# sources below a folder.</summary>
internal static class SourceLines
{
    public static IEnumerable<SourceLine> Read(string folder) =>
        from file in ModuleFiles.Sources(folder).Order(StringComparer.Ordinal)
        from line in File.ReadLines(file).Select(
            (text, index) => new SourceLine(Path.GetRelativePath(ModuleFiles.Root, file), index + 1, text))
        select line;

    /// <summary>A line, written as <c>file:number: text</c>.</summary>
    internal sealed record SourceLine(string File, int Number, string Text)
    {
        public override string ToString() => $"{File}:{Number}: {Text.Trim()}";
    }
}
