using System.Collections;
using System.ComponentModel;

namespace Ipernity.PowerShell.Parameters;

/// <summary>
/// The parameters of a call by name. Every table converts to it. That it is a type of its own, which no object has as its type's
/// name, lets the names of a method's parameters be completed as keys of the table and shows nowhere else.
/// </summary>
[TypeConverter(typeof(ParameterTableConverter))]
public interface IParameterDictionary : IDictionary
{
}
