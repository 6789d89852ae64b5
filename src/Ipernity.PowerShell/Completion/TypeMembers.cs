using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Ipernity.PowerShell.Completion;

/// <summary>The members that the runspace's type data gives a type. What keeps them from being changed shows nowhere.</summary>
internal static class TypeMembers
{
    public static void Replace(Type type, IEnumerable<TypeMemberData> members)
    {
        Remove(type);
        var data = new TypeData(type);
        foreach (var member in members)
            data.Members.Add(member.Name, member);
        if (data.Members.Count > 0)
            Run("Update-TypeData", "TypeData", data);
    }

    public static void Remove(Type type)
    {
        Run("Remove-TypeData", "TypeName", type.FullName!);
        RemoveRecords(type.FullName!);
    }

    // The runspace keeps a record of each change, and does all of them again, in any order, when another module goes.
    private static void RemoveRecords(string type)
    {
        if (Runspace.DefaultRunspace.InitialSessionState?.Types is not { } records)
            return;

        for (var index = records.Count - 1; index >= 0; index--)
        {
            if (string.Equals(records[index].TypeData?.TypeName, type, StringComparison.Ordinal))
                records.RemoveItem(index);
        }
    }

    private static void Run(string command, string parameter, object value)
    {
        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        try
        {
            // A command that a host lacks would be an error in $Error, were it simply called.
            shell.AddCommand(@"Microsoft.PowerShell.Core\Get-Command").AddParameter("Name", $@"Microsoft.PowerShell.Utility\{command}").AddParameter("ErrorAction", ActionPreference.Ignore);
            if (shell.Invoke<CommandInfo>().FirstOrDefault() is not { } found)
                return;

            shell.Commands.Clear();
            shell.AddCommand(found).AddParameter(parameter, value).AddParameter("ErrorAction", ActionPreference.Ignore).Invoke();
        }
        catch (Exception refused) when (refused is RuntimeException or InvalidOperationException)
        {
            // A language mode may forbid it.
        }
    }
}
