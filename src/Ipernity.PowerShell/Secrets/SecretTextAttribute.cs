using System.Management.Automation;
using Ipernity.PowerShell.Pipeline;

namespace Ipernity.PowerShell.Secrets;

/// <summary>Lets a SecureString parameter accept plain text too. The error for anything else never shows the value.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretTextAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData.Unwrap() switch
        {
            null => null,
            SecureString secure => secure,
            string text => SecureText.Protect(text),
            var other => throw new ArgumentTransformationMetadataException(
                $"A value of type {other.GetType().Name} is not a secret. Use a SecureString or a string."),
        };
}
