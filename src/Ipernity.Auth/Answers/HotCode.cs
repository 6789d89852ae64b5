using System.Runtime.CompilerServices;

namespace Ipernity.Auth.Answers;

/// <summary>
/// Marks methods that run for every value of an answer. .NET compiles them with all optimizations at their first call. Otherwise the first
/// calls, which are most of the calls for one list, would run slow code.
/// </summary>
internal static class HotCode
{
    /// <summary>
    /// <c>MethodImplOptions.AggressiveOptimization</c>, which .NET Standard 2.0 does not have and .NET Framework ignores.
    /// </summary>
    public const MethodImplOptions Optimized = (MethodImplOptions)512;
}
