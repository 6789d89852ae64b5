using System.Text;

namespace Ipernity.PowerShell.Tests.Engine;

/// <summary>Code of the built module that its cmdlets also call on other threads.</summary>
internal static class ModuleCode
{
    private delegate object? ItemReader(ReadOnlyMemory<byte> json, string itemName, int maxDepth);

    private static readonly Lazy<ItemReader> Objects = new(() => FindReader("AnswerObjects"));

    private static readonly Lazy<ItemReader> Tables = new(() => FindReader("AnswerTables"));

    public static object? ReadObject(string json, string itemName = "doc", int maxDepth = 64) =>
        Objects.Value(Encoding.UTF8.GetBytes(json), itemName, maxDepth);

    public static object? ReadTable(string json, string itemName = "doc", int maxDepth = 64) =>
        Tables.Value(Encoding.UTF8.GetBytes(json), itemName, maxDepth);

    private static ItemReader FindReader(string type)
    {
        using var shell = new Shell();
        var module = shell.Run("(Get-Module Ipernity).ImplementingAssembly").As<System.Reflection.Assembly>();
        return module.GetType(
            $"Ipernity.PowerShell.Answers.{type}", throwOnError: true)!.GetMethod("ReadItem")!.CreateDelegate<ItemReader>();
    }
}
