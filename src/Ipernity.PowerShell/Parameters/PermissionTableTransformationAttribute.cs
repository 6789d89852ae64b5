using System.Management.Automation;
using Ipernity.Auth.Authorization;

namespace Ipernity.PowerShell.Parameters;

/// <summary>Lets the permission of a connection be given again: Connect-Ipernity -Permission $connection.Permission.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PermissionTableTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is PermissionSet set ? PermissionTable.From(set) : inputData;
}
