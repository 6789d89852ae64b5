using System.Text.Json;
using Ipernity.Api.Elements;

namespace Ipernity.Api.Folders;

/// <summary>A folder of albums.</summary>
internal sealed class FolderEntry : IpernityElement
{
    public string Id { get; private set; } = "";

    public string? Title { get; private set; }

    public string? Description { get; private set; }

    /// <summary>Reads an answer that contains the folder in its member <c>folder</c>.</summary>
    public static bool ReadRoot(ref Utf8JsonReader reader, FolderEntry folder) =>
        reader.ValueTextEquals("folder"u8) ? ObjectReader.ReadMembers(ref reader, folder, Read, "") : ObjectReader.SkipStatus(ref reader);

    public static bool Read(ref Utf8JsonReader reader, FolderEntry folder)
    {
        if (reader.ValueTextEquals("folder_id"u8))
            folder.Id = ElementValue.Text(ref reader) ?? "";
        else if (reader.ValueTextEquals("title"u8))
            folder.Title = ElementValue.Text(ref reader);
        else if (reader.ValueTextEquals("description"u8))
            folder.Description = ElementValue.Text(ref reader);
        else
            return false;
        return true;
    }
}
