using System.Globalization;

namespace Ipernity.Api.Uploads;

/// <summary>Formats sizes: "512 bytes", "2.5 MB", "300 MB".</summary>
public static class SizeText
{
    private const int Step = 1024;

    private static readonly string[] Units = ["KB", "MB", "GB", "TB"];

    /// <summary>Writes a number of bytes in the largest unit that it fills, with a fraction only below ten.</summary>
    /// <param name="bytes">The number of bytes.</param>
    /// <returns>A number and a unit of 1024 bytes or a power of it.</returns>
    public static string Of(long bytes)
    {
        if (bytes < Step)
            return bytes == 1 ? "1 byte" : string.Format(CultureInfo.InvariantCulture, "{0} bytes", bytes);

        var size = (double)bytes / Step;
        var unit = 0;
        for (; size >= Step && unit < Units.Length - 1; unit++)
            size /= Step;
        return string.Format(CultureInfo.InvariantCulture, size < 10 ? "{0:0.#} {1}" : "{0:0} {1}", size, Units[unit]);
    }
}
