using System.Management.Automation;

namespace Ipernity.PowerShell.Sandboxes;

/// <summary>Refuses a sandbox that was deserialized from another process, with advice.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LocalSandboxAttribute : ArgumentTransformationAttribute
{
    private static readonly string Deserialized = "Deserialized." + typeof(IpernitySandbox).FullName;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is PSObject copy && copy.TypeNames.Contains(Deserialized)
            ? throw new ArgumentTransformationMetadataException(
                "This sandbox was deserialized from another process, and only that process can stop it. "
                + "To connect to it, use its ApiKey, ApiSecret and Server with -ApiKey, -ApiSecret and -Server.")
            : inputData;
}
