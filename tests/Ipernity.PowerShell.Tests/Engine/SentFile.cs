using System.Management.Automation;

namespace Ipernity.PowerShell.Tests.Engine;

/// <summary>An upload in the output of the upload cmdlets, as PowerShell sees it.</summary>
internal sealed record SentFile(
    string? Path, string? DocId, string? Ticket, long? Bytes, TimeSpan Duration, string Status, string? MD5, PSObject? Document)
{
    public static SentFile Of(PSObject output)
    {
        Assert.Equal("Ipernity.PowerShell.Uploads.IpernityUpload", output.BaseObject.GetType().FullName);
        dynamic upload = output;
        return new SentFile(
            upload.Path, upload.DocId, upload.Ticket, upload.Bytes, upload.Duration, upload.Status.ToString(), upload.MD5, upload.Document);
    }
}
