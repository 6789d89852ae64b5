using System.Globalization;
using Ipernity.Sandbox.Community.Documents;

namespace Ipernity.Sandbox.Community.Metadata;

/// <summary>Writes camera data into a segment of a JPEG file.</summary>
internal static class ExifSegment
{
    private const ushort MakeTag = 0x010F;
    private const ushort ModelTag = 0x0110;
    private const ushort OrientationTag = 0x0112;
    private const ushort SoftwareTag = 0x0131;
    private const ushort ModifiedTag = 0x0132;
    private const ushort CameraDirectoryTag = 0x8769;
    private const ushort PlaceDirectoryTag = 0x8825;
    private const ushort ExposureTimeTag = 0x829A;
    private const ushort FNumberTag = 0x829D;
    private const ushort IsoTag = 0x8827;
    private const ushort VersionTag = 0x9000;
    private const ushort TakenTag = 0x9003;
    private const ushort DigitizedTag = 0x9004;
    private const ushort FlashTag = 0x9209;
    private const ushort FocalLengthTag = 0x920A;
    private const ushort WidthTag = 0xA002;
    private const ushort HeightTag = 0xA003;

    /// <summary>The byte order, the number 42, and the offset of the first directory.</summary>
    private static ReadOnlySpan<byte> TiffHeader => [(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0];

    public static byte[] Write(Exif exif)
    {
        var main = Image(exif);
        var camera = Camera(exif);
        var place = exif.Place is null ? null : Place(exif.Place);

        // The directories follow each other. The first one gets its offsets last, because its own length depends on their number.
        main.AddLong(CameraDirectoryTag, 0);
        if (place is not null)
            main.AddLong(PlaceDirectoryTag, 0);
        var cameraAt = TiffHeader.Length + main.Length;
        main.SetLong(CameraDirectoryTag, cameraAt);
        if (place is not null)
            main.SetLong(PlaceDirectoryTag, cameraAt + camera.Length);
        return JpegSegment.Write(
            JpegSegment.App1,
            [
                .. "Exif\0\0"u8, .. TiffHeader, .. main.Write(TiffHeader.Length), .. camera.Write(cameraAt),
                .. place?.Write(cameraAt + camera.Length) ?? [],
            ]);
    }

    private static TiffDirectory Image(Exif exif)
    {
        var directory = new TiffDirectory();
        directory.AddText(MakeTag, exif.Camera.Make);
        directory.AddText(ModelTag, exif.Camera.Model);
        directory.AddShort(OrientationTag, 1);
        directory.AddText(SoftwareTag, "ipernity sandbox");
        directory.AddText(ModifiedTag, exif.TakenAt);
        return directory;
    }

    private static TiffDirectory Camera(Exif exif)
    {
        var directory = new TiffDirectory();
        directory.AddRationals(ExposureTimeTag, Rational(exif.Camera.ExposureTime));
        directory.AddRationals(FNumberTag, Rational(exif.Camera.FNumber));
        directory.AddShort(IsoTag, exif.Camera.Iso);
        directory.AddUndefined(VersionTag, [.. "0230"u8]);
        directory.AddText(TakenTag, exif.TakenAt);
        directory.AddText(DigitizedTag, exif.TakenAt);
        directory.AddShort(FlashTag, Flash(exif.Camera.Flash));
        directory.AddRationals(FocalLengthTag, Rational(exif.Camera.FocalLength.Replace(" mm", "", StringComparison.Ordinal)));
        directory.AddLong(WidthTag, exif.Width);
        directory.AddLong(HeightTag, exif.Height);
        return directory;
    }

    private static TiffDirectory Place(GeoPoint place)
    {
        var directory = new TiffDirectory();
        directory.AddBytes(0, 2, 3, 0, 0);
        directory.AddText(1, place.Latitude < 0 ? "S" : "N");
        directory.AddRationals(2, Degrees(place.Latitude));
        directory.AddText(3, place.Longitude < 0 ? "W" : "E");
        directory.AddRationals(4, Degrees(place.Longitude));
        return directory;
    }

    /// <summary>Degrees, minutes and seconds. A ten-thousandth of a second is about three millimetres.</summary>
    private static (int, int)[] Degrees(double angle)
    {
        const int perSecond = 10_000;
        var parts = (long)Math.Round(Math.Abs(angle) * 3600 * perSecond);
        return
        [
            ((int)(parts / (3600 * perSecond)), 1), ((int)(parts / (60 * perSecond) % 60), 1), ((int)(parts % (60 * perSecond)), perSecond),
        ];
    }

    /// <summary>Reads <c>1/250</c> or <c>5.6</c>.</summary>
    private static (int, int) Rational(string text)
    {
        if (text.Split('/') is [var numerator, var denominator])
            return (int.Parse(numerator, CultureInfo.InvariantCulture), int.Parse(denominator, CultureInfo.InvariantCulture));
        return ((int)Math.Round(10 * decimal.Parse(text, CultureInfo.InvariantCulture)), 10);
    }

    private static int Flash(string text) => text switch
    {
        "On, Fired" => 0x09,
        "Auto, Fired" => 0x19,
        _ => 0x10,
    };
}
