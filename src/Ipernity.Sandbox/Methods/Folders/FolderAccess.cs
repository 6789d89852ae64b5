using Ipernity.Sandbox.Community.Albums;
using Ipernity.Sandbox.Methods.Calls;
using Ipernity.Sandbox.Protocol.Errors;

namespace Ipernity.Sandbox.Methods.Folders;

/// <summary>Finds the folder that a call names.</summary>
internal static class FolderAccess
{
    /// <summary>The folder in <c>folder_id</c>, which the caller must be able to see.</summary>
    public static Folder VisibleFolder(this MethodCall call) => call.VisibleFolder(call.Required("folder_id"));

    /// <summary>The folder in <c>folder_id</c>, which the caller must own.</summary>
    public static Folder OwnFolder(this MethodCall call) => call.OwnFolder(call.Required("folder_id"));

    public static Folder OwnFolder(this MethodCall call, string id)
    {
        var folder = call.VisibleFolder(id);
        return folder.Owner == call.Caller ? folder : throw MethodErrors.NotOwner("folder");
    }

    private static Folder VisibleFolder(this MethodCall call, string id) =>
        call.Library.Folders.Find(id) is { } folder && FolderElements.Sees(call, folder) ? folder : throw MethodErrors.FolderNotFound();
}
