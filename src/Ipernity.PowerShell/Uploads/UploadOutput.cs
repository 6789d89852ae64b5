using System.Management.Automation;
using Ipernity.Api.Uploads;
using Ipernity.Auth.Errors;
using Ipernity.Auth.Http;
using Ipernity.PowerShell.Answers;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Uploads;

/// <summary>Writes the outcome of each file: its result with the details of its document, its errors and its warnings.</summary>
internal sealed class UploadOutput(
    ServiceCmdlet cmdlet, IpernityConnection connection, ApiFieldTable fields, bool addsDetails, bool updatesDuplicates)
{
    public void Write(UploadResult result)
    {
        var upload = new IpernityUpload(result);
        if (addsDetails && upload.DocId is { } document)
            upload.Document = ReadDetails(document, upload.Path!);
        cmdlet.WriteObject(upload);
        if (result.Failure is not null)
            WriteFailure(upload.Path!, result.Failure);
        if (result.FieldsNotApplied.Count > 0)
            cmdlet.WriteWarning(DuplicateWarning.Describe(upload.Name, fields.FindParameters(result.FieldsNotApplied), !updatesDuplicates));
    }

    public void WriteFailure(string path, Exception failure) => cmdlet.WriteError(FileErrors.Of(failure, path));

    private PSObject? ReadDetails(string document, string path)
    {
        var call = new ApiCall("doc.get", new KeyValuePair<string, string>("doc_id", document));
        var (client, options) = (connection.Client, cmdlet.CreateOptions(connection.TokenText));
        try
        {
            var answer = cmdlet.Await(client, stop => client.CallAsync(call, options, stop));
            return AnswerObjects.Read(answer)?.Properties["doc"]?.Value as PSObject;
        }
        catch (IpernityException failure)
        {
            WriteFailure(path, failure);
            return null;
        }
    }
}
