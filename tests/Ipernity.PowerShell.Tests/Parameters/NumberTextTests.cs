using System.Globalization;
using System.Management.Automation;
using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Parameters;

/// <summary>Numbers in text are read the same under every culture, and a decimal comma is an error.</summary>
public sealed class NumberTextTests
{
    private static readonly Type[] Numbers = [typeof(int), typeof(long), typeof(double), typeof(double?)];

    // -First and -Skip belong to the engine.
    public static TheoryData<string, string> NumericParameters => [.. ModuleCommands.Names.SelectMany(
        cmdlet => ModuleCommands.Parameters(cmdlet).Where(parameter => Numbers.Contains(parameter.ParameterType)
            && parameter.Name != "OutBuffer").Select(parameter => (cmdlet, parameter.Name)))];

    [Theory, MemberData(nameof(NumericParameters))]
    public void A_decimal_comma_is_an_error_that_names_the_value(string cmdlet, string name)
    {
        var transformation = ModuleCommands.Find(cmdlet).Parameters[name].Attributes.OfType<ArgumentTransformationAttribute>()
            .First(attribute => attribute.GetType().Name == "NumberTextAttribute");
        var refused = Assert.Throws<ArgumentTransformationMetadataException>(() => transformation.Transform(null!, "8,5"));
        Assert.Contains("'8,5' is not a", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Send-IpernityFile a.bin -Latitude 8,5", "'8,5' is not a number")]
    [InlineData("Invoke-IpernityApi test.hello -TimeoutSec '8,5'", "'8,5' is not a whole number")]
    [InlineData("Invoke-IpernityApi test.hello -MaximumRetryCount '1.5'", "'1.5' is not a whole number")]
    [InlineData("Get-IpernityFrob -RetryIntervalSec ''", "'' is not a whole number")]
    [InlineData("Start-IpernitySandbox '8080,5'", "'8080,5' is not a whole number")]
    public void A_number_on_the_command_line_is_named_in_the_error(string script, string says)
    {
        using var shell = new Shell();
        Assert.Contains(says, shell.Run(script).Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fr-FR")]
    [InlineData("en-US")]
    public async Task Coordinates_in_text_are_read_the_same_under_every_culture(string culture)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        session.Write("b.bin");
        session.Shell["culture"] = CultureInfo.GetCultureInfo(culture);
        var result = session.Shell.Run(
            """
            [cultureinfo]::CurrentCulture = $culture
            [pscustomobject]@{ Path = 'a.bin'; Latitude = '54,5'; Longitude = '8.5' },
            [pscustomobject]@{ Path = 'b.bin'; Latitude = '54.5'; Longitude = ' -8.25 ' } | Send-IpernityFile
            """);
        Assert.Contains("'54,5' is not a number", result.Error.ToString(), StringComparison.Ordinal);
        var sent = Assert.Single(session.Calls("upload.file")).Parameters;
        Assert.Equal(("54.5", "-8.25"), (sent["lat"], sent["lng"]));
    }

    [Theory]
    [InlineData("@{ doc_id = 1; lat = '54,5'; lng = '8.5' }")]
    [InlineData("@{ doc_id = 1; lat = 54,5; lng = 8.5 }")]
    [InlineData("@{ doc_id = 1; lat = 54.5; lng = 'east' }")]
    public async Task Coordinates_of_a_call_are_checked_before_sending(string parameters)
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        var sent = session.Sandbox.ReceivedCalls.Count;
        var result = session.Shell.Run($"Invoke-IpernityApi doc.setGeo {parameters}");
        Assert.Equal("ParameterInvalid,Ipernity.PowerShell.Commands.InvokeIpernityApiCommand", result.ErrorId);
        Assert.Equal(sent, session.Sandbox.ReceivedCalls.Count);
    }
}
