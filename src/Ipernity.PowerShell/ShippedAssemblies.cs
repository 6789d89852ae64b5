using System.Diagnostics;
using System.Reflection;

namespace Ipernity.PowerShell;

/// <summary>
/// Resolves System.Text.Json and its dependencies from the folder of the module, because Windows PowerShell has no binding redirects for
/// modules. It resolves only these assemblies and only for the assemblies of this module, so that another module can use another version
/// of System.Text.Json. PowerShell 7 has its own System.Text.Json, so nothing is registered there.
/// </summary>
internal static class ShippedAssemblies
{
    private const string WindowsPowerShell = "NETSTANDARD2_0";

    private static readonly string[] Names =
    [
        "Microsoft.Bcl.AsyncInterfaces",
        "System.Buffers",
        "System.Memory",
        "System.Numerics.Vectors",
        "System.Runtime.CompilerServices.Unsafe",
        "System.Text.Encodings.Web",
        "System.Text.Json",
        "System.Threading.Tasks.Extensions",
    ];

    private static readonly string Folder = Path.GetDirectoryName(typeof(ShippedAssemblies).Assembly.Location)!;

    private static readonly object Gate = new();

    // Several runspaces can import the module. The last one that removes it also removes the handler.
    private static int _imports;

    [Conditional(WindowsPowerShell)]
    public static void Register()
    {
        lock (Gate)
        {
            if (_imports++ == 0)
                AppDomain.CurrentDomain.AssemblyResolve += Resolve;
        }
    }

    [Conditional(WindowsPowerShell)]
    public static void Unregister()
    {
        lock (Gate)
        {
            if (_imports > 0 && --_imports == 0)
                AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
        }
    }

    private static Assembly? Resolve(object? sender, ResolveEventArgs request) =>
        IsOfModule(request.RequestingAssembly) && FindFile(new AssemblyName(request.Name)) is { } file ? Assembly.LoadFrom(file) : null;

    // .NET Framework does not always pass the requesting assembly.
    private static bool IsOfModule(Assembly? requesting) =>
        requesting is null
        || (!requesting.IsDynamic
            && string.Equals(Path.GetDirectoryName(requesting.Location), Folder, StringComparison.OrdinalIgnoreCase));

    // A newer assembly satisfies a request for an older one, never the other way round.
    private static string? FindFile(AssemblyName requested)
    {
        if (!Names.Contains(requested.Name, StringComparer.Ordinal))
            return null;

        var file = Path.Combine(Folder, requested.Name + ".dll");
        if (!File.Exists(file))
            return null;

        var shipped = AssemblyName.GetAssemblyName(file);
        return HasKeyOf(shipped, requested) && (requested.Version is null || requested.Version <= shipped.Version) ? file : null;
    }

    private static bool HasKeyOf(AssemblyName shipped, AssemblyName requested) =>
        requested.GetPublicKeyToken() is not { Length: > 0 } key || key.SequenceEqual(shipped.GetPublicKeyToken() ?? []);
}
