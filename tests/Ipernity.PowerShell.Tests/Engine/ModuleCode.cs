using System.Text;

namespace Ipernity.PowerShell.Tests.Engine;

/// <summary>Code of the built module that its cmdlets also call on other threads.</summary>
internal static class ModuleCode
{
    private delegate object? ItemReader(ReadOnlyMemory<byte> json, string itemName);

    private static readonly Lazy<ItemReader> Objects = new(() => FindReader("AnswerObjects"));

    private static readonly Lazy<ItemReader> Tables = new(() => FindReader("AnswerTables"));

    public static object? ReadObject(string json, string itemName = "doc") =>
        Objects.Value(Encoding.UTF8.GetBytes(json), itemName);

    public static object? ReadTable(string json, string itemName = "doc") =>
        Tables.Value(Encoding.UTF8.GetBytes(json), itemName);

    private static ItemReader FindReader(string type)
    {
        using var shell = new Shell();
        var module = shell.Run("(Get-Module Ipernity).ImplementingAssembly").As<System.Reflection.Assembly>();
        return module.GetType(
            $"Ipernity.PowerShell.Answers.{type}", throwOnError: true)!.GetMethod("ReadItem")!.CreateDelegate<ItemReader>();
    }
}
