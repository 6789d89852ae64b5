using Ipernity.PowerShell.Completion;

namespace Ipernity.PowerShell.Commands;

/// <summary>A cmdlet that takes a method and a table of its parameters, whose names are completed.</summary>
#if NETSTANDARD2_0
// Windows PowerShell completes no keys.
public abstract class MethodCmdlet : ConnectionCmdlet
#else
public abstract class MethodCmdlet : ConnectionCmdlet, System.Management.Automation.IDynamicParameters
#endif
{
    private protected MethodCmdlet()
    {
        ParameterKeys.Widen();
    }

    /// <summary>The method.</summary>
    public abstract string Method { get; set; }

    /// <summary>Has no parameters to give. PowerShell asks for them in a completion too, and in it alone the cmdlet has no place in a pipeline.</summary>
    /// <returns>Nothing.</returns>
    public object? GetDynamicParameters()
    {
        if (MyInvocation.PipelinePosition == 0)
            ParameterKeys.Offer(Method);
        return null;
    }
}
