using Ipernity.Sandbox.Community.Uploads;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Uploads;

/// <summary><c>doc.checkMD5</c></summary>
internal static class ChecksumMethods
{
    private const int Most = 20;
    private const int HexLength = 32;

    /// <summary>
    /// Finds documents by their checksums. By default an upload is found as soon as it was received, by the id of its future
    /// document, so that a client that lost the answer knows that it need not upload the file again.
    /// </summary>
    public static Element Check(MethodCall call)
    {
        var sums = call.Ids("md5");
        if (sums.Length > Most)
            throw MethodErrors.ValueInvalid("md5", $"{Most} checksums at most");
        if (Array.Find(sums, sum => sum.Length != HexLength || !sum.All(char.IsAsciiHexDigit)) is not null)
            throw MethodErrors.ValueInvalid("md5", $"checksums of {HexLength} hexadecimal digits, separated by commas");
        Ticket[] pending = call.Community.Settings.ChecksumsWhenDone
            ? []
            : [.. call.Community.Uploads.PendingOf(call.Caller).Where(ticket => !ticket.Fails)];
        var checksums = pending.Select(ticket => (Task)ticket.File.Stored.Md5).Append(call.Library.MeasureFilesOf(call.Caller));
        return call.After(Task.WhenAll(checksums), () => Answer(call, sums, pending));
    }

    /// <summary>Lists the checksums that were found. If several documents have the same file, the newest is listed.</summary>
    private static Element Answer(MethodCall call, string[] sums, Ticket[] pending)
    {
        var newest = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var ticket in pending)
            newest.TryAdd(ticket.File.Stored.Md5.Result, ticket.Document.Id);
        foreach (var document in call.Library.DocumentsOf(call.Caller))
            newest.TryAdd(document.Md5, document.Id);
        var found = sums.Where(newest.ContainsKey).Select(sum => new Element("doc")
            .Attribute("md5", sum)
            .Attribute("doc_id", newest[sum])
            .Flag("found", true)).ToArray();
        return Element.Payload(new Element("docs")
            .Attribute("count", sums.Length)
            .Attribute("found", found.Length)
            .Repeat("doc", found));
    }
}
