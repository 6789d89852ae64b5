using System.Management.Automation;

namespace Ipernity.PowerShell.Secrets;

/// <summary>Lets a SecureString parameter take plain text too, so that automation is not broken. A refusal never shows the value.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretTextAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            null => null,
            SecureString secure => secure,
            string text => SecureText.Protect(text),
            var other => throw new ArgumentTransformationMetadataException($"Give a SecureString or a string, not a {other.GetType().Name}."),
        };
}
