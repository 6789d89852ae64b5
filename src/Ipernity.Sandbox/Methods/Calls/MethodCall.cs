using System.Globalization;
using Ipernity.Sandbox.Community;
using Ipernity.Sandbox.Community.Albums;
using Ipernity.Sandbox.Community.Authorization;
using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.People;
using Ipernity.Sandbox.Faults;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Catalogue;
using Ipernity.Sandbox.Protocol.Errors;
using Ipernity.Sandbox.Protocol.Requests;
using Ipernity.Sandbox.Storage;

namespace Ipernity.Sandbox.Methods.Calls;

/// <summary>A call that passed all checks, as its method sees it.</summary>
internal sealed class MethodCall(
    ServedMethod method,
    ReceivedRequest request,
    RegisteredApplication application,
    IssuedToken? token,
    Fault? fault,
    CommunityState community)
{
    private (Task Task, Func<Element> Continue)? _pendingAnswer;

    public ServedMethod Method => method;

    public CommunityState Community => community;

    public Library Library => community.Library;

    /// <summary>The application that calls.</summary>
    public RegisteredApplication Application => application;

    public IssuedToken? Token => token;

    /// <summary>The fault that this call was chosen for; null for a normal call.</summary>
    public Fault? Fault => fault;

    /// <summary>The uploaded file, for methods that require one.</summary>
    public StoredFile File => request.File ?? throw MethodErrors.ParameterMissing(MultipartForm.FilePart);

    public Viewer Viewer { get; } = Viewer.Of(token);

    /// <summary>The token's member, for methods that require a token.</summary>
    public Member Caller => token?.Member ?? throw CommonErrors.TokenMissing();

    /// <summary>The value of a parameter; null if it was not sent.</summary>
    public string? Text(string name) => request.Parameters.Find(name);

    /// <summary>The value of a required parameter.</summary>
    public string Required(string name) => Text(name) ?? throw MethodErrors.ParameterMissing(name);

    /// <summary>The value as an integer; <paramref name="otherwise"/> if it was not sent or is not an integer.</summary>
    public int Number(string name, int otherwise) =>
        int.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>A positive number up to <paramref name="most"/>; <paramref name="otherwise"/> if none was sent.</summary>
    public int Limit(string name, int otherwise, int most) =>
        Number(name, otherwise) is var number and >= 1 ? Math.Min(number, most) : otherwise;

    public bool Flag(string name) => Text(name) is "1" or "true" or "yes";

    /// <summary>The items of a comma-separated list, trimmed, without empty items.</summary>
    public string[] List(string name) =>
        Text(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Keeps the uploaded file after the call has ended.</summary>
    public void KeepFile() => request.KeepFile();

    /// <summary>
    /// Delays the answer until a task completes. The community's lock is released meanwhile and taken again for
    /// <paramref name="then"/>, which makes the answer. A method returns the result of this call.
    /// </summary>
    public Element After(Task task, Func<Element> then)
    {
        _pendingAnswer = (task, then);
        return Element.Payload();
    }

    /// <summary>
    /// Makes the answer when the sizes and checksums of all files of the caller are known. Only the first call has to wait for them.
    /// </summary>
    public Element AfterMeasuring(Func<Element> then)
    {
        var measuring = Library.MeasureFilesOf(Caller);
        return measuring.IsCompleted ? then() : After(measuring, then);
    }

    /// <summary>Returns once what the answer has to wait for; null if the answer is complete.</summary>
    public (Task Task, Func<Element> Continue)? TakePendingAnswer()
    {
        var pending = _pendingAnswer;
        _pendingAnswer = null;
        return pending;
    }

    /// <summary>The member whose id or user name is in <c>user_id</c>; the token's member if it was not sent.</summary>
    public Member User()
    {
        var user = Text("user_id");
        if (string.IsNullOrEmpty(user))
            return token?.Member ?? throw MethodErrors.ParameterMissing("user_id");
        return community.Members.Find(user) ?? throw MethodErrors.UserNotFound();
    }

    /// <summary>The member in <c>user_id</c>; null if it was not sent.</summary>
    public Member? NamedUser() => string.IsNullOrEmpty(Text("user_id")) ? null : User();

    /// <summary>The document in <c>doc_id</c>, which the caller must be able to see.</summary>
    public Document VisibleDocument()
    {
        var document = Library.FindDocument(Required("doc_id"));
        return document is not null && Viewer.Sees(document) ? document : throw MethodErrors.DocNotFound();
    }

    /// <summary>The document in <c>doc_id</c>, which the caller must own.</summary>
    public Document OwnDocument()
    {
        var document = VisibleDocument();
        return document.Owner == Caller ? document : throw MethodErrors.NotOwner("document");
    }

    /// <summary>The album in <c>album_id</c>, which the caller must be able to see.</summary>
    public Album VisibleAlbum() => VisibleAlbum(Required("album_id"));

    /// <summary>The album in <c>album_id</c>, which the caller must own.</summary>
    public Album OwnAlbum() => OwnAlbum(Required("album_id"));

    public Album OwnAlbum(string id)
    {
        var album = VisibleAlbum(id);
        return album.Owner == Caller ? album : throw MethodErrors.NotOwner("album");
    }

    private Album VisibleAlbum(string id)
    {
        var album = Library.FindAlbum(id);
        return album is not null && Viewer.Sees(album) ? album : throw MethodErrors.AlbumNotFound();
    }
}
