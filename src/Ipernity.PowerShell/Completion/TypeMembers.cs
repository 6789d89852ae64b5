using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Ipernity.PowerShell.Completion;

/// <summary>The members that the runspace's type data gives a type. What keeps them from being changed shows nowhere.</summary>
internal static class TypeMembers
{
    public static void Add(Type type, IEnumerable<TypeMemberData> members)
    {
        var data = new TypeData(type);
        foreach (var member in members)
            data.Members.Add(member.Name, member);
        if (data.Members.Count > 0)
            Run("Update-TypeData", "TypeData", data);
    }

    public static void Remove(Type type) => Run("Remove-TypeData", "TypeName", type.FullName!);

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
