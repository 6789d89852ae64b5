using System.Reflection;
using System.Runtime.Loader;
using Ipernity.PowerShell.Tests.Engine;
using Mono.Cecil;

namespace Ipernity.PowerShell.Tests.Desktop;

/// <summary>The assemblies that ship for Windows PowerShell are complete and run on .NET Framework 4.7.2.</summary>
public sealed class DesktopAssemblyTests : IDisposable
{
    private static readonly string[] Own = ["Ipernity.Api", "Ipernity.Auth", "Ipernity.PowerShell"];

    // Apart from the build that the other tests import.
    private static readonly Type Resolver = new AssemblyLoadContext("desktop")
        .LoadFromAssemblyPath(Path.Combine(DesktopAssemblies.Folder, "Ipernity.PowerShell.dll"))
        .GetType("Ipernity.PowerShell.ShippedAssemblies", throwOnError: true)!;

    private readonly DesktopAssemblies _desktop = new();

    public static TheoryData<string> ShippedNames =>
        [
            .. Directory.GetFiles(DesktopAssemblies.Folder, "*.dll").Select(
                file => Path.GetFileNameWithoutExtension(file)).Except(Own).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_referenced_assembly_exists()
    {
        var missing =
            from module in _desktop.Shipped
            from needed in module.AssemblyReferences
            where !(DesktopAssemblies.FindPresent(needed.Name) >= needed.Version) && !(ShippedVersion(needed.Name) >= needed.Version)
            select $"{module.Name} needs {needed.Name} {needed.Version}";
        Assert.Empty(missing);
    }

    [Fact]
    public void No_unused_assembly_ships()
    {
        var needed = _desktop.Shipped.SelectMany(module => module.AssemblyReferences).Select(reference => reference.Name);
        Assert.Empty(ShippedNames.Select(row => row.Data).Except(needed));
    }

    [Fact]
    public void Every_type_that_is_used_exists() =>
        Assert.Empty(
            _desktop.Shipped.SelectMany(
                module => module.GetTypeReferences().Where(type => !Exists(type.Resolve)).Select(
                    type => $"{module.Name}: {type.FullName}")));

    [Fact]
    public void Every_member_that_is_used_exists() =>
        Assert.Empty(
            _desktop.Shipped.SelectMany(
                module => module.GetMemberReferences().Where(
                    member => !IsOfArray(member) && !Exists(member.Resolve)).Select(member => $"{module.Name}: {member.FullName}")));

    [Fact]
    public void Members_of_newer_runtimes_are_detected() =>
        Assert.Contains(
            _desktop.Read(Path.Combine(ModuleFiles.Root, "lib", "core", "Ipernity.Auth.dll")).GetMemberReferences(),
            member => !IsOfArray(member) && !Exists(member.Resolve));

    [Fact]
    public void The_resolver_knows_the_names_that_ship()
    {
        var names = (string[])Resolver.GetField("Names", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
        Assert.Equal(ShippedNames.Select(row => row.Data), names);
    }

    [Theory]
    [MemberData(nameof(ShippedNames))]
    public void A_shipped_assembly_is_resolved(string name) => Assert.Equal(FileOf(name), FindFile(IdentityOf(name)));

    [Theory]
    [MemberData(nameof(ShippedNames))]
    public void An_older_version_resolves_to_the_shipped_one(string name) =>
        Assert.Equal(FileOf(name), FindFile(IdentityOf(name, new Version(1, 0, 0, 0))));

    [Theory]
    [MemberData(nameof(ShippedNames))]
    public void A_newer_version_is_not_resolved(string name)
    {
        var shipped = IdentityOf(name).Version!;
        Assert.Null(FindFile(IdentityOf(name, new Version(shipped.Major, shipped.Minor, shipped.Build, shipped.Revision + 1))));
    }

    [Fact]
    public void An_assembly_with_another_key_is_not_resolved()
    {
        var identity = IdentityOf("System.Text.Json");
        identity.SetPublicKeyToken([1, 2, 3, 4, 5, 6, 7, 8]);
        Assert.Null(FindFile(identity));
    }

    [Theory]
    [InlineData("Newtonsoft.Json")]
    [InlineData("Ipernity.Api")]
    [InlineData("Ipernity.Auth")]
    [InlineData("system.text.json")]
    [InlineData("../desktop/System.Text.Json")]
    public void Another_name_is_not_resolved(string name) => Assert.Null(FindFile(new AssemblyName { Name = name }));

    [Fact]
    public void Assemblies_of_other_modules_get_no_resolution()
    {
        Assert.Null(Resolve(typeof(DesktopAssemblyTests).Assembly));
        Assert.Equal("System.Text.Json", Resolve(Resolver.Assembly)?.GetName().Name);
    }

    public void Dispose() => _desktop.Dispose();

    private static string FileOf(string name) => Path.Combine(DesktopAssemblies.Folder, name + ".dll");

    private static AssemblyName IdentityOf(string name, Version? version = null)
    {
        var identity = AssemblyName.GetAssemblyName(FileOf(name));
        identity.Version = version ?? identity.Version;
        return identity;
    }

    private static Version? ShippedVersion(string name) => File.Exists(FileOf(name)) ? IdentityOf(name).Version : null;

    // Those that every array type has are declared nowhere.
    private static bool IsOfArray(MemberReference member) => member.DeclaringType is ArrayType;

    private static bool Exists(Func<IMemberDefinition?> resolve)
    {
        try
        {
            return resolve() is not null;
        }
        catch (AssemblyResolutionException)
        {
            return false;
        }
    }

    private static object? Call(string method, params object?[] arguments) =>
        Resolver.GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, arguments);

    private static string? FindFile(AssemblyName identity) => (string?)Call("FindFile", identity);

    private static Assembly? Resolve(Assembly requesting) =>
        (Assembly?)Call("Resolve", null, new ResolveEventArgs(IdentityOf("System.Text.Json").FullName, requesting));
}
