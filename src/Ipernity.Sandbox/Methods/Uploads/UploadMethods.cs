using System.Globalization;
using Ipernity.Sandbox.Community;
using Ipernity.Sandbox.Community.Albums;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Files;
using Ipernity.Sandbox.Community.Uploads;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Methods.Documents;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Uploads;

/// <summary><c>upload.file</c> and <c>upload.replace</c>. All values are checked before the upload is accepted.</summary>
internal static class UploadMethods
{
    /// <summary>Checksums of files up to this size are calculated before the call is answered.</summary>
    private const long SmallFile = UploadLimits.Megabyte;

    private const string CreatedFormat = "yyyy-MM-dd HH:mm:ss";

    private static readonly TimeSpan Slow = TimeSpan.FromMinutes(1);

    public static Element Add(MethodCall call) => call.AfterMeasuring(() => AddFile(call));

    /// <summary>Replaces the file of a document. Everything else about the document stays.</summary>
    public static Element Replace(MethodCall call) => call.AfterMeasuring(() => ReplaceFile(call));

    private static Element AddFile(MethodCall call)
    {
        var file = Admit(call, replaced: 0);
        var now = call.Community.UnixTime;
        var isShareSent =
            call.YesOrNo("is_public") is not null || call.YesOrNo("is_friend") is not null || call.YesOrNo("is_family") is not null;
        var document = new Document(call.Library.NewDocumentId(), call.Caller)
        {
            Title = Title(call),
            Description = call.Text("description") ?? "",
            Share = isShareSent ? Share.Private : Share.Public,
            Created = Created(call),
            PostedAt = now,
            ModifiedAt = now,
            Rotation = Rotation(call),
        };
        DocumentSettingMethods.ApplySent(call, document);
        var album = call.Text("album_id") is { Length: > 0 } albumId ? call.OwnAlbum(albumId) : null;
        DocumentTagMethods.AddSent(call, document);

        return Take(call, new Ticket(call.Community.Uploads.NewId(), document, file, DueAt(call))
        {
            Fails = call.Fault?.Kind is FaultKind.TicketFails,
            IsForgotten = call.Fault?.Kind is FaultKind.TicketVanishes,
            Complete = () => AddDocument(call.Community, document, file, album),
        });
    }

    private static Element ReplaceFile(MethodCall call)
    {
        if (string.IsNullOrEmpty(call.Text("doc_id")))
            throw MethodErrors.ParameterMissing("doc_id");
        var document = call.OwnDocument();
        if (!call.Caller.IsPro)
            throw MethodErrors.ProRequired();
        var file = Admit(call, document.Bytes);
        if (file.Type.Media != document.Media)
            throw MethodErrors.MediaDiffers();
        return Take(call, new Ticket($"{call.Community.Uploads.NewId()}-{document.Id}", document, file, DueAt(call))
        {
            Fails = call.Fault?.Kind is FaultKind.TicketFails,
            IsForgotten = call.Fault?.Kind is FaultKind.TicketVanishes,
            Complete = () => ReplaceFile(call.Community, document, file),
        });
    }

    /// <summary>Checks the uploaded file against the limits.</summary>
    private static PostedFile Admit(MethodCall call, long replaced)
    {
        var stored = call.File;
        if (stored.Bytes == 0)
            throw MethodErrors.FileEmpty();
        var limits = call.Community.Settings.UploadLimits;
        var most = limits.MaximumFileSize;
        if (stored.Bytes > most)
            throw MethodErrors.FileLargerThan(most, MediaTypes.Video.Name());
        var file = PostedFile.Recognize(stored);
        most = limits.MaximumFileSizeOf(call.Caller, file.Type.Media);
        if (most == 0)
            throw MethodErrors.FileNotAccepted(file.Type.Media.Name());
        if (stored.Bytes > most)
            throw MethodErrors.FileLargerThan(most, file.Type.Media.Name());
        var used = call.Community.BytesUsedBy(call.Caller) - replaced;
        var left = limits.QuotaOf(call.Caller, used) - used;
        if (stored.Bytes > left && !limits.IsUnlimited(call.Caller))
            throw MethodErrors.FileLargerThanLeft(Math.Max(0, left));
        return file;
    }

    private static Element Take(MethodCall call, Ticket ticket)
    {
        var uploads = call.Community.Uploads;
        var isWaitedFor = call.YesOrNo("async") is false;
        call.KeepFile();
        uploads.Add(ticket);
        var checksum = ticket.File.Stored.Md5;
        if (isWaitedFor)
        {
            var due = Task.Delay(uploads.TimeLeft(ticket), call.Community.Settings.Clock);
            return call.After(Task.WhenAll(due, checksum), () => Completed(call, ticket));
        }
        return ticket.File.Stored.Bytes <= SmallFile || uploads.TimeLeft(ticket) == TimeSpan.Zero
            ? call.After(checksum, () => Taken(ticket))
            : Taken(ticket);
    }

    private static Element Taken(Ticket ticket) => Element.Payload(Element.OfText("ticket", ticket.Id));

    /// <summary>The answer of a call that waited includes the document's id.</summary>
    private static Element Completed(MethodCall call, Ticket ticket)
    {
        call.Community.Uploads.Complete(ticket);
        return ticket.State == TicketState.Done
            ? Taken(ticket).Child(Element.OfText("doc_id", ticket.Document.Id))
            : throw MethodErrors.FileNotProcessed();
    }

    private static bool AddDocument(CommunityState community, Document document, PostedFile file, Album? album)
    {
        var library = community.Library;
        library.SetFile(document, file);
        library.Add(document.Owner, [document]);
        // The album may have been deleted meanwhile.
        if (album is not null && library.FindAlbum(album.Id) == album)
        {
            album.Add(document);
            album.UpdatedAt = community.UnixTime;
        }

        return true;
    }

    private static bool ReplaceFile(CommunityState community, Document document, PostedFile file)
    {
        if (community.Library.FindDocument(document.Id) != document)
            return false;
        document.ReplacedAt = document.ModifiedAt = community.UnixTime;
        community.Library.SetFile(document, file);
        return true;
    }

    private static DateTimeOffset DueAt(MethodCall call)
    {
        var settings = call.Community.Settings;
        var late = call.Fault is { Kind: FaultKind.TicketSlow, Delay: var delay } ? delay ?? Slow : TimeSpan.Zero;
        return settings.Clock.GetUtcNow() + settings.TicketDuration + late;
    }

    /// <summary>The title; the name of the file without its extension by default.</summary>
    private static string Title(MethodCall call)
    {
        if (call.Text("title") is { Length: > 0 } title)
            return title;
        var name = call.File.Name;
        return name.LastIndexOf('.') is var dot and > 0 ? name[..dot] : name;
    }

    /// <summary>The date when the photo was taken, sent as a date or as Unix seconds; now by default.</summary>
    private static string Created(MethodCall call)
    {
        if (call.Text("created_at") is not { Length: > 0 } text)
            return Written(call.Community.UnixTime);
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= -62_135_596_800 and <= 253_402_300_799)
            return Written(seconds);
        return DateTime.TryParseExact(text, [CreatedFormat, "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToString(CreatedFormat, CultureInfo.InvariantCulture)
            : throw MethodErrors.ValueInvalid("created_at", "yyyy-MM-dd HH:mm:ss, or seconds since 1970");
    }

    private static string Written(long seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(seconds).ToString(CreatedFormat, CultureInfo.InvariantCulture);

    private static int Rotation(MethodCall call) => call.Text("dir") switch
    {
        null or "" or "1" => 0,
        "3" => 180,
        "6" => 270,
        "8" => 90,
        _ => throw MethodErrors.ValueInvalid("dir", "1 up, 3 down, 6 left, 8 right"),
    };
}
