using System.Management.Automation;
using Ipernity.Api.Elements;
using Ipernity.Auth.Errors;

namespace Ipernity.PowerShell.Formats;

/// <summary>Prepares objects of the service for the output.</summary>
internal static class ObjectOutput
{
    private const string Identifier = "Id";

    /// <summary>
    /// PowerShell itself shows an object as a list after other output, without the views of the module. If the title has control
    /// characters, that list leaves it out.
    /// </summary>
    public static object ForOutput(this IpernityElement element)
    {
        if (!VisibleText.IsNeededFor(element.ToString() ?? ""))
            return element;

        var output = PSObject.AsPSObject(element);
        output.Members.Add(new PSMemberSet("PSStandardMembers", [new PSPropertySet("DefaultDisplayPropertySet", [Identifier])]));
        return output;
    }
}
