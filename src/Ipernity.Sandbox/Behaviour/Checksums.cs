using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Protocol;
using Ipernity.Sandbox.Uploads;

namespace Ipernity.Sandbox.Behaviour;

/// <summary><c>doc.checkMD5</c></summary>
internal static class Checksums
{
    private const int Most = 20;
    private const int HexLength = 32;

    /// <summary>
    /// An upload is found, by the id that its document will have, as soon as it was taken: who lost the answer to it asks here
    /// whether it arrived, and would send it again where the answer were no for another while.
    /// </summary>
    public static Element Check(Call call)
    {
        var sums = call.Ids("md5");
        if (sums.Length > Most)
            throw MethodErrors.ValueInvalid("md5", $"{Most} checksums at most");
        if (Array.Find(sums, sum => sum.Length != HexLength || !sum.All(char.IsAsciiHexDigit)) is not null)
            throw MethodErrors.ValueInvalid("md5", $"checksums of {HexLength} hexadecimal digits, separated by commas");
        Ticket[] pending = call.Community.Options.ChecksumsWhenDone ? [] : [.. call.Community.Uploads.PendingOf(call.Caller).Where(ticket => !ticket.Fails)];
        return call.After(Task.WhenAll(pending.Select(ticket => ticket.File.Stored.Md5)), () => Answer(call, sums, pending));
    }

    /// <summary>Only what was found is listed; of several documents with the same file it is the newest.</summary>
    private static Element Answer(Call call, string[] sums, Ticket[] pending)
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
