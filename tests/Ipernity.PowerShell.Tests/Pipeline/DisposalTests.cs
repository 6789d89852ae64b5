using System.Reflection;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Pipeline;

/// <summary>The end of cmdlets and of the clients that they use.</summary>
public sealed class DisposalTests
{
    private static readonly Type ServiceCmdlet = ModuleCommands.Find("Wait-IpernityUpload").ImplementingType.BaseType!;

    public static TheoryData<string> Cmdlets => [.. ModuleCommands.Names];

    [Theory, MemberData(nameof(Cmdlets))]
    public void A_cmdlet_can_be_disposed_of_twice(string cmdlet)
    {
        if (Activator.CreateInstance(ModuleCommands.Find(cmdlet).ImplementingType) is not IDisposable disposable)
            return;

        disposable.Dispose();
        disposable.Dispose();
    }

    [Fact]
    public void Only_a_closed_client_is_reported_as_a_closed_connection()
    {
        using var cmdlet = (IDisposable)Activator.CreateInstance(ModuleCommands.Find("Get-IpernityFrob").ImplementingType)!;
        var await = ServiceCmdlet.GetMethods(BindingFlags.Instance | BindingFlags.NonPublic)
            .Single(method => method is { Name: "Await", IsGenericMethod: true } && method.GetParameters().Length == 2)
            .MakeGenericMethod(typeof(int));
        Func<CancellationToken, Task<int>> work = _ => throw new ObjectDisposedException("something else");
        var thrown = Assert.Throws<TargetInvocationException>(
            () => await.Invoke(cmdlet, [CreateClient(await.GetParameters()[0].ParameterType), work]));
        Assert.IsType<ObjectDisposedException>(thrown.InnerException);
    }

    private static object CreateClient(Type type)
    {
        var constructor = type.GetConstructors().Single();
        var application = Activator.CreateInstance(constructor.GetParameters()[0].ParameterType, "key", "secret");
        object?[] arguments = [application, .. Enumerable.Repeat(Type.Missing, constructor.GetParameters().Length - 1)];
        return constructor.Invoke(BindingFlags.OptionalParamBinding, null, arguments, null);
    }
}
