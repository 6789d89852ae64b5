using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Calls;

/// <summary>Whatever changes data can be tried out without doing it.</summary>
public sealed class ConfirmTests
{
    [Fact]
    public async Task WhatIf_sends_what_reads_and_nothing_that_changes()
    {
        await using var session = await SandboxSession.StartAsync();
        var methods = session.Shell.Run($"Invoke-IpernityApi api.methods.getList {session.Application} | ForEach-Object {{ $_.methods.method }} | ForEach-Object {{ \"$($_.name) $($_.authentication.post)\" }}").AssertNoErrors().Output;
        Assert.True(methods.Count > 100);
        foreach (var method in methods.Select(line => line.ToString().Split(' ')))
        {
            session.Shell.Run($"Invoke-IpernityApi {method[0]} {session.Application} -WhatIf -Force");
            Assert.Equal(method[1] != "1", session.Sandbox.ReceivedCalls[^1].Method == method[0]);
        }
    }

    [Fact]
    public async Task WhatIf_tells_the_method_and_what_it_would_be_called_with()
    {
        await using var session = await SandboxSession.ConnectAsync("doc=write");
        Assert.Contains("\"doc.set\" on target \"doc_id=12, title=x\"", session.Shell.Show("Invoke-IpernityApi doc.set ([ordered]@{ doc_id = 12; title = 'x' }) -WhatIf"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_that_is_not_known_may_change_data()
    {
        await using var session = await SandboxSession.ConnectAsync();
        var sent = session.Sandbox.ReceivedCalls.Count;
        session.Shell.Run("Invoke-IpernityApi doc.burn -WhatIf").AssertNoErrors();
        Assert.Equal(sent, session.Sandbox.ReceivedCalls.Count);
    }
}
