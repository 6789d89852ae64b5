#if NET8_0_OR_GREATER
using System.Formats.Tar;
#endif

namespace Ipernity.Api.Uploads;

/// <summary>Distinguishes pipes and devices from empty files. All of them have the length zero.</summary>
internal static class SpecialFile
{
    /// <returns>What the file is, such as "a pipe", or null for a regular file.</returns>
    public static string? Describe(FileInfo file) =>
        (file.Attributes & FileAttributes.Device) != 0 ? "a device" : OperatingSystemKind(file.FullName);

#if NET8_0_OR_GREATER
    // .NET has no API for the type of a file, but a tar archive records it without opening special files.
    private static string? OperatingSystemKind(string path)
    {
        if (OperatingSystem.IsWindows())
            return null;
        using var archive = new MemoryStream();
        try
        {
            using (var writer = new TarWriter(archive, leaveOpen: true))
                writer.WriteEntry(path, "file");
        }
        catch (IOException) when (File.Exists(path))
        {
            // Archives cannot contain sockets.
            return "a socket";
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()?.EntryType switch
        {
            TarEntryType.Fifo => "a pipe",
            TarEntryType.CharacterDevice or TarEntryType.BlockDevice => "a device",
            _ => null,
        };
    }
#else
    private static string? OperatingSystemKind(string _) => null;
#endif
}
