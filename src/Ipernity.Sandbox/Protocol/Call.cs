using System.Globalization;
using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Authorization;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Methods;
using Ipernity.Sandbox.Uploads;

namespace Ipernity.Sandbox.Protocol;

/// <summary>A call that passed every check, as a behaviour sees it.</summary>
internal sealed class Call(MethodFacts method, ReceivedRequest request, AccessToken? token, Community community)
{
    private (Task Task, Func<Element> Then)? _later;

    public MethodFacts Method => method;

    public Community Community => community;

    public Library Library => community.Library;

    public AccessToken? Token => token;

    /// <summary>What goes wrong with the call; null where nothing does.</summary>
    public Fault? Fault => request.Fault;

    /// <summary>The file of a method that demands one.</summary>
    public StoredFile File => request.File ?? throw MethodErrors.ParameterMissing(MultipartForm.FilePart);

    public Viewer Viewer { get; } = Viewer.Of(token);

    /// <summary>The token's member; for methods that must carry a token.</summary>
    public Member Caller => token?.Member ?? throw CommonErrors.TokenMissing();

    /// <summary>A parameter's value; null where it was not sent.</summary>
    public string? Text(string name) => request.Parameters.Find(name);

    /// <summary>The value of a parameter that was checked to be there.</summary>
    public string Required(string name) => Text(name) ?? throw MethodErrors.ParameterMissing(name);

    /// <summary>A whole number; the default where none was sent or what was sent is not one.</summary>
    public int Number(string name, int otherwise) =>
        int.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>How many are wanted: the default where nothing sensible was sent, and never more than the most.</summary>
    public int Limit(string name, int otherwise, int most) => Number(name, otherwise) is var number and >= 1 ? Math.Min(number, most) : otherwise;

    public bool Flag(string name) => Text(name) is "1" or "true" or "yes";

    /// <summary>The items of a comma-separated list, trimmed, without empty ones.</summary>
    public string[] List(string name) =>
        Text(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The file stays when the call is over.</summary>
    public void KeepFile() => request.KeepFile();

    /// <summary>
    /// Lets the answer wait for something while the community's lock is free; what then makes the answer holds it again. To be
    /// returned by a behaviour.
    /// </summary>
    public Element After(Task task, Func<Element> then)
    {
        _later = (task, then);
        return Element.Payload();
    }

    /// <summary>What the answer has to wait for, once; null where it is complete.</summary>
    public (Task Task, Func<Element> Then)? TakeLater()
    {
        var later = _later;
        _later = null;
        return later;
    }

    /// <summary>The member whom <c>user_id</c> names by id or user name; left out, it means the token's member.</summary>
    public Member User()
    {
        var user = Text("user_id");
        if (string.IsNullOrEmpty(user))
            return token?.Member ?? throw MethodErrors.ParameterMissing("user_id");
        return community.Members.Find(user) ?? throw MethodErrors.UserNotFound();
    }

    /// <summary>The member whom <c>user_id</c> narrows a list to; null where it was left out.</summary>
    public Member? NamedUser() => string.IsNullOrEmpty(Text("user_id")) ? null : User();

    /// <summary>A document that the caller may see.</summary>
    public Document VisibleDocument()
    {
        var document = Library.FindDocument(Required("doc_id"));
        return document is not null && Viewer.Sees(document) ? document : throw MethodErrors.DocNotFound();
    }

    /// <summary>A document of the caller's own.</summary>
    public Document OwnDocument()
    {
        var document = VisibleDocument();
        return document.Owner == Caller ? document : throw MethodErrors.NotOwner("document");
    }

    /// <summary>An album that the caller may see.</summary>
    public Album VisibleAlbum() => VisibleAlbum(Required("album_id"));

    /// <summary>An album of the caller's own.</summary>
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
