#if NETSTANDARD2_0
using System.Reflection;

namespace Ipernity.PowerShell;

/// <summary>
/// Resolves System.Text.Json and what it needs from the module's own folder: Windows PowerShell has no binding redirects
/// for a module. It knows those names alone, so that it never answers for another module's assembly.
/// </summary>
internal static class ShippedAssemblies
{
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

    // Several runspaces of one process import the module: the last to remove it unhooks.
    private static int _imports;

    public static void Register()
    {
        lock (Gate)
        {
            if (_imports++ == 0)
                AppDomain.CurrentDomain.AssemblyResolve += Resolve;
        }
    }

    public static void Unregister()
    {
        lock (Gate)
        {
            if (_imports > 0 && --_imports == 0)
                AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
        }
    }

    private static Assembly? Resolve(object? sender, ResolveEventArgs request)
    {
        var name = new AssemblyName(request.Name).Name;
        if (!Names.Contains(name, StringComparer.Ordinal))
            return null;

        var file = Path.Combine(Folder, name + ".dll");
        return File.Exists(file) ? Assembly.LoadFrom(file) : null;
    }
}
#endif
