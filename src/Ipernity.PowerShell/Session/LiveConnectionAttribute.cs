using System.Management.Automation;

namespace Ipernity.PowerShell.Session;

/// <summary>Refuses a connection that was deserialized from another process, with advice.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LiveConnectionAttribute : ArgumentTransformationAttribute
{
    private static readonly string Deserialized = "Deserialized." + typeof(IpernityConnection).FullName;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is PSObject copy && copy.TypeNames.Contains(Deserialized)
            ? throw new ArgumentTransformationMetadataException(
                "This connection was deserialized from another process and has no credentials. "
                + "Connect in this process: Connect-Ipernity -Token.")
            : inputData;
}
