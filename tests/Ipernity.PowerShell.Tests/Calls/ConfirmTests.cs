using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Calls;

/// <summary>Changes support -WhatIf.</summary>
public sealed class ConfirmTests
{
    [Fact]
    public async Task WhatIf_sends_reads_but_no_changes()
    {
        await using var session = await SandboxSession.StartAsync();
        var methods = session.Shell.Run(
            $"Invoke-IpernityApi api.methods.getList {session.Application} | ForEach-Object " +
            $"{{ $_.methods.method }} | ForEach-Object {{ \"$($_.name) $($_.authentication.post)\" }}").AssertNoErrors().Output;
        Assert.True(methods.Count > 100);
        foreach (var method in methods.Select(line => line.ToString().Split(' ')))
        {
            session.Shell.Run($"Invoke-IpernityApi {method[0]} {session.Application} -WhatIf -Force");
            Assert.Equal(method[1] != "1", session.Sandbox.ReceivedCalls[^1].Method == method[0]);
        }
    }

    [Fact]
    public async Task WhatIf_shows_the_method_and_the_parameters()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        Assert.Contains(
            "\"doc.set\" on target \"doc_id=12, title=x\"",
            session.Shell.Show("Invoke-IpernityApi doc.set ([ordered]@{ doc_id = 12; title = 'x' }) -WhatIf"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_method_counts_as_a_change()
    {
        await using var session = await SandboxSession.ConnectAsync();
        var sent = session.Sandbox.ReceivedCalls.Count;
        session.Shell.Run("Invoke-IpernityApi doc.burn -WhatIf").AssertNoErrors();
        Assert.Equal(sent, session.Sandbox.ReceivedCalls.Count);
    }
}
