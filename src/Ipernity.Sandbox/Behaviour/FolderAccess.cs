using Ipernity.Sandbox.Data;
using Ipernity.Sandbox.Protocol;

namespace Ipernity.Sandbox.Behaviour;

/// <summary>The folder that a call names.</summary>
internal static class FolderAccess
{
    /// <summary>A folder that the caller may see.</summary>
    public static Folder VisibleFolder(this Call call) => call.VisibleFolder(call.Required("folder_id"));

    /// <summary>A folder of the caller's own.</summary>
    public static Folder OwnFolder(this Call call) => call.OwnFolder(call.Required("folder_id"));

    public static Folder OwnFolder(this Call call, string id)
    {
        var folder = call.VisibleFolder(id);
        return folder.Owner == call.Caller ? folder : throw MethodErrors.NotOwner("folder");
    }

    private static Folder VisibleFolder(this Call call, string id) =>
        call.Library.Folders.Find(id) is { } folder && FolderElements.Sees(call, folder) ? folder : throw MethodErrors.FolderNotFound();
}
