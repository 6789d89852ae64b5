using System.Management.Automation;
using Ipernity.PowerShell.Completion;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell;

/// <summary>What happens when a runspace imports the module and when it removes it.</summary>
public sealed class ModuleLifecycle : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <summary>Makes the assemblies that ship for Windows PowerShell known to it.</summary>
    public void OnImport()
    {
#if NETSTANDARD2_0
        ShippedAssemblies.Register();
#endif
    }

    /// <summary>Forgets the runspace's session.</summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        RunspaceSession.Forget();
        ParameterKeys.Forget();
#if NETSTANDARD2_0
        ShippedAssemblies.Unregister();
#endif
    }
}
