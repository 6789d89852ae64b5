using System.Management.Automation;
using System.Text.RegularExpressions;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Conventions;

/// <summary>The conventions of all cmdlets, including new ones.</summary>
public sealed partial class CmdletConventionTests
{
    // They read, or change what this session alone knows or starts.
    private static readonly string[] HarmlessVerbs = ["Get", "Test", "Wait", "Connect", "Complete", "Disconnect", "Start", "Stop"];

    // The engine has a class of verbs for each kind of them.
    private static readonly string[] ApprovedVerbs =
        [.. new[]
            {
                typeof(VerbsCommon), typeof(VerbsCommunications), typeof(VerbsData), typeof(VerbsDiagnostic),
                typeof(VerbsLifecycle), typeof(VerbsSecurity), typeof(VerbsOther),
            }
            .SelectMany(kind => kind.GetFields()).Select(verb => (string)verb.GetRawConstantValue()!)];

    public static TheoryData<string> Cmdlets => [.. ModuleCommands.Names];

    [Theory, MemberData(nameof(Cmdlets))]
    public void Its_verb_is_one_that_PowerShell_approves(string cmdlet) => Assert.Contains(ModuleCommands.Find(cmdlet).Verb, ApprovedVerbs);

    [Theory, MemberData(nameof(Cmdlets))]
    public void Its_noun_is_a_singular_of_the_module(string cmdlet)
    {
        Assert.StartsWith("Ipernity", ModuleCommands.Find(cmdlet).Noun, StringComparison.Ordinal);
        Assert.DoesNotMatch("[^s]s$", ModuleCommands.Find(cmdlet).Noun);
    }

    [Theory, MemberData(nameof(Cmdlets))]
    public void It_declares_its_output(string cmdlet) => Assert.NotEmpty(ModuleCommands.Find(cmdlet).OutputType);

    [Theory, MemberData(nameof(Cmdlets))]
    public void It_supports_WhatIf_if_it_changes_data(string cmdlet)
    {
        var command = ModuleCommands.Find(cmdlet);
        if (!HarmlessVerbs.Contains(command.Verb))
            Assert.Contains("WhatIf", command.Parameters.Keys);
    }

    [Theory, MemberData(nameof(Cmdlets))]
    public void It_has_a_file_named_after_it(string cmdlet)
    {
        var type = ModuleCommands.Find(cmdlet).ImplementingType;
        Assert.Equal(cmdlet.Replace("-", "", StringComparison.Ordinal) + "Command", type.Name);
        var file = Assert.Single(
            ModuleFiles.Sources("src/Ipernity.PowerShell"), file => Path.GetFileNameWithoutExtension(file) == type.Name);
        Assert.Single(CmdletAttributes().Matches(File.ReadAllText(file)));
    }

    [Theory, MemberData(nameof(Cmdlets))]
    public void Its_parameters_have_names_in_PascalCase(string cmdlet) =>
        Assert.All(ModuleCommands.Parameters(cmdlet), parameter => Assert.Matches("^[A-Z][A-Za-z0-9]+$", parameter.Name));

    [Theory]
    [InlineData("TimeoutSec", "Timeout", "TimeoutSeconds", "TimeoutInSeconds", "Seconds")]
    [InlineData("MaximumRetryCount", "Retry", "Retries", "RetryCount", "MaxRetries")]
    [InlineData("RetryIntervalSec", "RetryInterval", "RetryDelay")]
    [InlineData("ThrottleLimit", "Throttle", "Parallel", "Parallelism", "MaxThreads", "Concurrency")]
    [InlineData("Path", "File", "FilePath")]
    [InlineData("LiteralPath", "PSPath", "FullName")]
    [InlineData("First", "Limit", "Top", "MaxResults", "Count")]
    [InlineData("Skip", "Offset")]
    [InlineData("Credential", "Credentials", "Password", "Cred")]
    [InlineData("InputObject", "Object", "Item", "InputItem")]
    [InlineData("PassThru", "PassThrough", "Return")]
    [InlineData("Force", "Overwrite", "IgnoreChecks")]
    [InlineData("Server", "Url", "BaseUrl", "Endpoint", "Host")]
    public void Parameters_use_the_names_that_PowerShell_has(string name, params string[] others) =>
        Assert.DoesNotContain(
            ModuleCommands.Names.SelectMany(ModuleCommands.Parameters),
            parameter => others.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase) || (
                parameter.Name != name && string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase)));

    [Theory]
    [InlineData("TimeoutSec", typeof(int))]
    [InlineData("MaximumRetryCount", typeof(int))]
    [InlineData("RetryIntervalSec", typeof(int))]
    [InlineData("ThrottleLimit", typeof(int))]
    [InlineData("Port", typeof(int))]
    [InlineData("Path", typeof(string[]))]
    [InlineData("LiteralPath", typeof(string[]))]
    [InlineData("Credential", typeof(PSCredential))]
    [InlineData("Token", typeof(System.Security.SecureString))]
    [InlineData("ApiSecret", typeof(System.Security.SecureString))]
    [InlineData("PassThru", typeof(SwitchParameter))]
    [InlineData("Force", typeof(SwitchParameter))]
    [InlineData("All", typeof(SwitchParameter))]
    [InlineData("Wait", typeof(SwitchParameter))]
    public void A_standard_parameter_has_its_standard_type(string name, Type type) =>
        Assert.All(
            ModuleCommands.Names.Where(cmdlet => name != "Path" || !TakesOneFolder(cmdlet))
                .SelectMany(ModuleCommands.Parameters).Where(parameter => parameter.Name == name),
            parameter => Assert.Equal(type, parameter.ParameterType));

    [Theory, MemberData(nameof(Cmdlets))]
    public void It_writes_to_one_folder(string cmdlet)
    {
        if (TakesOneFolder(cmdlet))
            Assert.Equal(typeof(string), ModuleCommands.Parameters(cmdlet).Single(parameter => parameter.Name == "Path").ParameterType);
    }

    [Theory, MemberData(nameof(Cmdlets))]
    public void It_has_at_most_two_base_classes_below_PSCmdlet(string cmdlet)
    {
        List<string> bases = [];
        for (var type = ModuleCommands.Find(cmdlet).ImplementingType.BaseType!; type != typeof(PSCmdlet); type = type.BaseType!)
            bases.Add(type.Name);
        Assert.True(
            bases.Count <= 2,
            $"{cmdlet} derives from {string.Join(", ", bases)}. Derive from ServiceCmdlet or ApplicationCmdlet, " +
            "and put shared code into a class that the cmdlet uses.");
    }

    [Fact]
    public void The_README_lists_each_cmdlet()
    {
        var told = File.ReadLines(
            Path.Combine(
                ModuleFiles.Root,
                "README.md")).Select(line => TableRow().Match(line)).Where(row => row.Success).Select(row => row.Groups[1].Value);
        Assert.Equal(ModuleCommands.Names.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    private static bool TakesOneFolder(string cmdlet) =>
        ModuleCommands.Find(cmdlet).Verb is VerbsData.Save or VerbsData.Backup or VerbsData.Restore;

    [GeneratedRegex(@"^\[Cmdlet\(", RegexOptions.Multiline)]
    private static partial Regex CmdletAttributes();

    [GeneratedRegex(@"^\| `(\w+-Ipernity\w*)` \| \S")]
    private static partial Regex TableRow();
}
