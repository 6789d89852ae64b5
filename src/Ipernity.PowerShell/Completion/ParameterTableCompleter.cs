using Ipernity.Api.Methods;

namespace Ipernity.PowerShell.Completion;

/// <summary>What is said of a parameter while its name is completed.</summary>
internal static class ParameterTip
{
    public static string Of(MethodParameter parameter) => parameter switch
    {
        { MaximumSize: { } maximum } => FormattableString.Invariant($"{parameter.DefaultSize} where left out, at most {maximum}"),
        { IsRequired: true } => "required",
        _ => "may be left out",
    };
}
