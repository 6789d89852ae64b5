using Ipernity.PowerShell.Tests.Engine;

namespace Ipernity.PowerShell.Tests.Parameters;

/// <summary>A blank cell of a table counts as not given, for each parameter that binds by the name of a column.</summary>
public sealed class BlankColumnTests
{
    [Theory]
    [InlineData("''")]
    [InlineData("' '")]
    [InlineData("$null")]
    public async Task A_blank_path_of_a_ticket_is_no_path(string blank)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        var upload = Assert.Single(session.Uploads(
            $"Send-IpernityFile a.bin -NoWait | ForEach-Object {{ [pscustomobject]@{{ Ticket = $_.Ticket; Path = {blank} }} }} " +
            "| Wait-IpernityUpload"));
        Assert.Equal(("Done", null), (upload.Status, upload.Path));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Ticket = ''; Path = 'a.bin' }", "Ticket is blank.")]
    [InlineData("[pscustomobject]@{ DocId = '5'; Path = 'a.bin' }", "none of the properties Ticket.")]
    public async Task A_row_without_a_ticket_is_one_error(string row, string says)
    {
        await using var session = await UploadSession.StartAsync();
        session.Write("a.bin");
        var result = session.Shell.Run(
            $"$sent = Send-IpernityFile a.bin -NoWait; {row}, [pscustomobject]@{{ Ticket = $sent.Ticket }} | Wait-IpernityUpload");
        Assert.Contains(says, result.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal("Done", Assert.Single(UploadSession.Uploads(result)).Status);
    }

    [Theory]
    [InlineData("Method = ''; Parameters = @{ echo = 'x' }", "")]
    [InlineData("Method = 'test.echo'; Parameters = ''", "test.echo")]
    [InlineData("Method = 'test.echo'; Parameters = ' '", "test.echo")]
    [InlineData("Method = ' '; Parameters = $null", "")]
    public async Task A_signature_leaves_out_blank_cells(string row, string method)
    {
        await using var session = await SandboxSession.StartAsync();
        Assert.Equal(
            method,
            session.Shell.Run($"([pscustomobject]@{{ {row} }} | Get-IpernitySignature {session.Application}).Method").As<string>());
    }

    [Fact]
    public void A_blank_name_of_a_method_is_the_default()
    {
        using var shell = new Shell();
        Assert.Equal(102, shell.Run("[pscustomobject]@{ Name = '' } | Get-IpernityMethod").AssertNoErrors().Output.Count);
    }

    [Fact]
    public void A_row_without_a_name_of_a_method_is_an_error()
    {
        using var shell = new Shell();
        var result = shell.Run("[pscustomobject]@{ Other = 'x' }, [pscustomobject]@{ Name = 'doc.get' } | Get-IpernityMethod");
        Assert.Contains("none of the properties Name.", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Single(result.Output);
    }

    [Fact]
    public async Task A_blank_method_of_a_row_is_one_error()
    {
        await using var session = await SandboxSession.ConnectAsync();
        var result = session.Shell.Run(
            "[pscustomobject]@{ Method = '' }, [pscustomobject]@{ Method = 'test.hello' } | Invoke-IpernityApi");
        Assert.Equal("InvalidCall,Ipernity.PowerShell.Commands.InvokeIpernityApiCommand", result.ErrorId);
        Assert.Single(result.Output);
    }
}
