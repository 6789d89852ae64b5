using Ipernity.Sandbox.Community.Albums;
using Ipernity.Sandbox.Community.Pictures;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Protocol.Answers;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Folders;

/// <summary><c>folder.*</c>, except for <c>folder.albums.*</c>.</summary>
internal static class FolderMethods
{
    public static Element Create(MethodCall call)
    {
        var folder = new Folder(call.Library.NewAlbumId(), call.Caller, call.Community.UnixTime)
        {
            Title = call.Required("title"),
            Description = call.Text("description") ?? "",
        };
        call.Library.Folders.Add(folder);
        return Element.Payload(FolderElements.Whole(call, folder));
    }

    public static Element Get(MethodCall call) => Element.Payload(FolderElements.Whole(call, call.VisibleFolder()));

    /// <summary>The folders of a member. <c>empty=0</c> omits folders without albums.</summary>
    public static Element GetList(MethodCall call)
    {
        var owner = call.User();
        var withEmpty = call.Text("empty") is not "0";
        var folders = call.Library.Folders.Of(owner)
            .Where(folder => FolderElements.Sees(call, folder) && (withEmpty || folder.Albums.Count > 0))
            .ToList();
        var page = ResultPage<Folder>.Of(folders, call);
        return Element.Payload(page.WriteTo(new Element("folders"))
            .Attribute("count", page.Items.Count)
            .Attribute("thumbsize", PictureSizes.Choose(call.Text("thumbsize")))
            .Child(new Element("can").Flag("create", call.Token?.Member == owner))
            .Repeat("folder", [.. page.Items.Select(folder => FolderElements.Entry(call, folder))]));
    }

    /// <summary>Changes a folder. The cover can be any document of the caller.</summary>
    public static Element Edit(MethodCall call)
    {
        var folder = call.OwnFolder();
        var title = call.Text("title");
        if (title is { Length: 0 })
            throw MethodErrors.TextEmpty("title");
        if (call.Text("cover_id") is { Length: > 0 } id)
            folder.ChosenCover = call.Library.FindDocument(id) is { } cover && cover.Owner == call.Caller
                ? cover
                : throw MethodErrors.CoverNotFound();
        folder.Title = title ?? folder.Title;
        folder.Description = call.Text("description") ?? folder.Description;
        folder.UpdatedAt = call.Community.UnixTime;
        return Element.Payload(FolderElements.Whole(call, folder));
    }

    /// <summary>Deletes a folder, but not its albums.</summary>
    public static Element Delete(MethodCall call)
    {
        call.Library.Folders.Remove(call.OwnFolder());
        return Element.Payload();
    }

    public static Element OrderList(MethodCall call)
    {
        var folders = new List<Folder>();
        foreach (var id in call.Ids("folder_ids"))
            folders.Add(call.OwnFolder(id));
        call.Library.Folders.Order(call.Caller, folders);
        return Element.Payload();
    }
}
