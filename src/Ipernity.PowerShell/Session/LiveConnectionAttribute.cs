using System.Management.Automation;

namespace Ipernity.PowerShell.Session;

/// <summary>Tells, where a connection comes out of another process, why it cannot be used and what can.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LiveConnectionAttribute : ArgumentTransformationAttribute
{
    private static readonly string Deserialized = "Deserialized." + typeof(IpernityConnection).FullName;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is PSObject copy && copy.TypeNames.Contains(Deserialized)
            ? throw new ArgumentTransformationMetadataException(
                "This is the copy of a connection from another process, which carries neither secret nor token. Connect here: Connect-Ipernity -Token.")
            : inputData;
}
