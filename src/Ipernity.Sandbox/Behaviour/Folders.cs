using Ipernity.Sandbox.Answers;
using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Pictures;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary><c>folder.create</c>, <c>get</c>, <c>getList</c>, <c>edit</c>, <c>delete</c>, <c>orderList</c></summary>
internal static class Folders
{
    public static Element Create(Call call)
    {
        var folder = new Folder(call.Library.NewAlbumId(), call.Caller, call.Community.UnixTime)
        {
            Title = call.Required("title"),
            Description = call.Text("description") ?? "",
        };
        call.Library.Folders.Add(folder);
        return Element.Payload(FolderElements.Whole(call, folder));
    }

    public static Element Get(Call call) => Element.Payload(FolderElements.Whole(call, call.VisibleFolder()));

    /// <summary>Folders without an album are left out by <c>empty=0</c>.</summary>
    public static Element GetList(Call call)
    {
        var owner = call.User();
        var withEmpty = call.Text("empty") is not "0";
        var folders = call.Library.Folders.Of(owner)
            .Where(folder => FolderElements.Sees(call, folder) && (withEmpty || folder.Albums.Count > 0))
            .ToList();
        var page = Paging<Folder>.Of(folders, call);
        return Element.Payload(page.WriteTo(new Element("folders"))
            .Attribute("count", page.Items.Count)
            .Attribute("thumbsize", PictureSizes.Choose(call.Text("thumbsize")))
            .Child(new Element("can").Flag("create", call.Token?.Member == owner))
            .Repeat("folder", [.. page.Items.Select(folder => FolderElements.Entry(call, folder))]));
    }

    /// <summary>The cover may be any document of the caller's.</summary>
    public static Element Edit(Call call)
    {
        var folder = call.OwnFolder();
        var title = call.Text("title");
        if (title is { Length: 0 })
            throw MethodErrors.ValueInvalid("title", "a folder has to have one");
        if (call.Text("cover_id") is { Length: > 0 } id)
            folder.ChosenCover = call.Library.FindDocument(id) is { } cover && cover.Owner == call.Caller ? cover : throw MethodErrors.DocNotFound();
        folder.Title = title ?? folder.Title;
        folder.Description = call.Text("description") ?? folder.Description;
        folder.UpdatedAt = call.Community.UnixTime;
        return Element.Payload(FolderElements.Whole(call, folder));
    }

    /// <summary>Its albums stay.</summary>
    public static Element Delete(Call call)
    {
        call.Library.Folders.Remove(call.OwnFolder());
        return Element.Payload();
    }

    public static Element OrderList(Call call)
    {
        var folders = new List<Folder>();
        foreach (var id in call.Ids("folder_ids"))
            folders.Add(call.OwnFolder(id));
        call.Library.Folders.Order(call.Caller, folders);
        return Element.Payload();
    }
}
