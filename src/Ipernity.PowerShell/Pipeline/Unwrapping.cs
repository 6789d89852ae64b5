using System.Management.Automation;

namespace Ipernity.PowerShell.Pipeline;

/// <summary>Removes the wrapper that PowerShell puts around objects.</summary>
internal static class Unwrapping
{
    public static object? Unwrap(this object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
