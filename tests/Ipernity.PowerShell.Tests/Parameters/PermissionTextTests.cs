using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Parameters;

/// <summary>-Permission accepts text as the views show it.</summary>
public sealed class PermissionTextTests
{
    [Theory]
    [InlineData("doc=write", "doc=write")]
    [InlineData("'doc=write, network=read'", "doc=write, network=read")]
    [InlineData("doc=write,network=read", "doc=write, network=read")]
    [InlineData("'Doc = Write'", "doc=write")]
    [InlineData("none", "none")]
    [InlineData("@{ doc = 'write' }", "doc=write")]
    public async Task Text_is_accepted_as_well_as_a_table(string given, string requested)
    {
        await using var session = await SandboxSession.StartAsync();
        var started = session.Shell.Run($"(Connect-Ipernity {session.Application} -NoBrowser -Permission {given}).Permission.ToString()");
        Assert.Equal(requested, started.As<string>());
    }

    [Fact]
    public async Task What_a_connection_shows_is_accepted()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write", "network=read");
        Assert.Equal(
            "doc=write, network=read",
            session.Shell.Run(
                $"(Connect-Ipernity {session.Application} -NoBrowser -Permission \"$($connection.Permission)\").Permission.ToString()")
                .As<string>());
    }

    [Theory]
    [InlineData("doc", "ParameterArgumentTransformationError", "'doc' is not a permission. Use doc=write")]
    [InlineData("doc=write=all", "ParameterArgumentTransformationError", "'doc=write=all' is not a permission.")]
    [InlineData("docs=write", "InvalidPermission", "There is no permission area 'docs'.")]
    public async Task Other_text_is_an_error_that_names_it(string given, string id, string says)
    {
        await using var session = await SandboxSession.StartAsync();
        var error = session.Shell.Run($"Connect-Ipernity {session.Application} -NoBrowser -Permission {given}").Error;
        Assert.Equal($"{id},Ipernity.PowerShell.Commands.ConnectIpernityCommand", error.FullyQualifiedErrorId);
        Assert.Contains(says, error.ToString(), StringComparison.Ordinal);
    }
}
