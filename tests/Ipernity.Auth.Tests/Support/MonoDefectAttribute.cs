using System.Reflection;
using Xunit.v3;

namespace Ipernity.Auth.Tests.Support;

/// <summary>Skips a test on Mono, which stands in for .NET Framework where there is no Windows, for a fault that is Mono's own.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class MonoDefectAttribute(string defect) : BeforeAfterTestAttribute, ITraitAttribute
{
    private static readonly bool IsMono = Type.GetType("Mono.Runtime") is not null;

    public string Defect { get; } = defect;

    public override void Before(MethodInfo methodUnderTest, IXunitTest test) => Assert.SkipWhen(IsMono, $"Mono {Defect}");

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("MonoDefect", Defect)];
}
