using System.Management.Automation;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell;

/// <summary>Runs when a runspace imports or removes the module.</summary>
public sealed class ModuleLifecycle : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <summary>Registers the assemblies that ship for Windows PowerShell.</summary>
    public void OnImport() => ShippedAssemblies.Register();

    /// <summary>Ends the session of the runspace.</summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        RunspaceSession.Forget();
        ShippedAssemblies.Unregister();
    }
}
