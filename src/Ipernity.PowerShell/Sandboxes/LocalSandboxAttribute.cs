using System.Management.Automation;

namespace Ipernity.PowerShell.Sandboxes;

/// <summary>Tells, where a sandbox comes out of another process, how to work with it all the same.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LocalSandboxAttribute : ArgumentTransformationAttribute
{
    private static readonly string Deserialized = "Deserialized." + typeof(IpernitySandbox).FullName;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is PSObject copy && copy.TypeNames.Contains(Deserialized)
            ? throw new ArgumentTransformationMetadataException(
                "This is the copy of a sandbox of another process, which alone can stop it. Connect to it with -ApiKey, -ApiSecret and -Server, of which the copy has the values.")
            : inputData;
}
