using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Community.Pictures;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Documents;

/// <summary>
/// <c>doc.notes.*</c>. Members who may comment may add notes. Authors can edit their notes; authors and the document's owner can
/// delete them.
/// </summary>
internal static class NoteMethods
{
    /// <summary>The size of the picture that the area of a note refers to.</summary>
    private const string MeasuredOn = "560";

    /// <summary>The area of notes whose own area is outside the picture.</summary>
    private static readonly NoteArea Corner = new(0, 0, 50, 50);

    /// <summary>The notes of a document as <c>doc.get</c> shows them.</summary>
    public static Element Of(MethodCall call, Document document)
    {
        var notes = call.Library.Notes.On(document);
        return new Element(
            "notes").Attribute("total", notes.Count).Repeat("note", [.. notes.Select(note => Entry(note, note.Content, note.Area))]);
    }

    public static Element Add(MethodCall call)
    {
        var document = call.VisibleDocument();
        ParticipationRules.DemandComment(call, document);
        var isPreview = call.Flag("preview");
        var shown = Shown(call);
        var content = shown is null ? call.Words("content") : call.Text("content") ?? "";
        var area = Area(call, document);
        var note = new Note(isPreview ? "" : call.Library.Notes.NewId(), document, call.Caller, call.Community.UnixTime)
        {
            Content = content,
            Area = area,
            Shown = shown,
        };
        if (!isPreview)
        {
            call.Library.Notes.Add(note);
            document.DiscussedAt = call.Community.UnixTime;
        }

        return Element.Payload(Entry(note, content, area));
    }

    public static Element Edit(MethodCall call)
    {
        var note = FindNote(call);
        if (note.Author != call.Caller)
            throw MethodErrors.NotOwner("note");
        var content = call.Words("content");
        var area = Area(call, note.Document);
        if (!call.Flag("preview"))
        {
            note.Content = content;
            note.Area = area;
            note.Document.DiscussedAt = call.Community.UnixTime;
        }

        return Element.Payload(Entry(note, content, area));
    }

    public static Element Delete(MethodCall call)
    {
        var note = FindNote(call);
        if (note.Author != call.Caller && note.Document.Owner != call.Caller)
            throw MethodErrors.NotOwner("note");
        call.Library.Notes.Remove(note);
        note.Document.DiscussedAt = call.Community.UnixTime;
        return Element.Payload();
    }

    private static Element Entry(Note note, string content, NoteArea area)
    {
        var entry = new Element("note")
            .Attribute("note_id", note.Id)
            .Attribute("user_id", note.Author.UserId)
            .Attribute("username", note.Author.UserName)
            .Attribute("posted_at", note.PostedAt)
            .Attribute("x", area.X)
            .Attribute("y", area.Y)
            .Attribute("w", area.Width)
            .Attribute("h", area.Height);
        if (note.Shown is { } shown)
            entry.Attribute("member_id", shown.UserId).Attribute("membername", shown.UserName);
        return entry.WithText(content);
    }

    private static NoteArea Area(MethodCall call, Document document)
    {
        var area = new NoteArea(Number(call, "x", 0), Number(call, "y", 0), Number(call, "w", 1), Number(call, "h", 1));
        var (width, height) = PictureSizes.Scale(document.Width, document.Height, MeasuredOn);
        return area.X < width && area.Y < height && area.Width <= width - area.X && area.Height <= height - area.Y ? area : Corner;
    }

    private static int Number(MethodCall call, string name, int least) =>
        call.WholeNumber(name) is { } number && number >= least
            ? number
            : throw MethodErrors.ValueInvalid(name, $"a whole number of pixels, {least} or more");

    private static Member? Shown(MethodCall call)
    {
        if (call.Text("member_id") is not { Length: > 0 } id)
            return null;
        return call.Community.Members.Find(id) ?? throw MethodErrors.PersonNotFound();
    }

    private static Note FindNote(MethodCall call) =>
        call.Library.Notes.Find(call.Required("note_id")) is { } note && call.Viewer.Sees(note.Document)
            ? note
            : throw MethodErrors.NoteNotFound();
}
