using System.Management.Automation;
using Ipernity.Api.Elements;
using Ipernity.Auth.Errors;

namespace Ipernity.PowerShell.Formats;

/// <summary>Prepares objects of the service for the output.</summary>
internal static class ObjectOutput
{
    // The type data of this name shows only the identifier.
    private const string ShownById = "Ipernity.ShownById";

    /// <summary>
    /// PowerShell itself shows an object as a list after other output, without the views of the module. If the title has control
    /// characters, that list leaves it out.
    /// </summary>
    public static object ForOutput(this IpernityElement element)
    {
        if (!VisibleText.IsNeededFor(element.ToString() ?? ""))
            return element;

        var output = PSObject.AsPSObject(element);
        if (output.TypeNames[0] != ShownById)
            output.TypeNames.Insert(0, ShownById);
        return output;
    }
}
