using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using Ipernity.Auth.Answers;

namespace Ipernity.PowerShell.Answers;

/// <summary>
/// Adds properties to elements. The engine copies each property that it adds, and registers its name. For a name that is already
/// registered, this class skips both steps. Measured with a list of 10 MB: otherwise, building objects takes 1.3 times as long.
/// </summary>
internal static class ElementProperty
{
    // This member of the engine is not public. Without it, properties are added in the ordinary way.
    private static readonly Func<PSObject, PSMemberInfoCollection<PSMemberInfo>>? MembersOf =
        typeof(PSObject).GetProperty("InstanceMembers", BindingFlags.Instance | BindingFlags.NonPublic)?.GetMethod is { } getter
        && typeof(PSMemberInfoCollection<PSMemberInfo>).IsAssignableFrom(getter.ReturnType)
            ? getter.CreateDelegate<Func<PSObject, PSMemberInfoCollection<PSMemberInfo>>>()
            : null;

    [MethodImpl(HotCode.Optimized)]
    public static void Add(PSObject element, MemberName name, object? value)
    {
        var property = new PSNoteProperty(name.Text, value);
        if (name.IsNoted && MembersOf is not null)
        {
            MembersOf(element).Add(property, preValidated: true);
            return;
        }

        element.Properties.Add(property, preValidated: true);
        name.IsNoted = true;
    }
}
