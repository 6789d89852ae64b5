using System.Buffers.Binary;
using System.Text;

namespace Ipernity.Sandbox.Tests.Support;

/// <summary>Reads the segments of a JPEG file and its camera data.</summary>
internal sealed class ExifReader
{
    private const int PlaceDirectory = 0x8825;
    private const int CameraDirectory = 0x8769;

    private readonly byte[] _tiff;

    private ExifReader(byte[] tiff) => _tiff = tiff;

    /// <summary>The fields of all directories. Fields of the place are numbered from 0x10000.</summary>
    public Dictionary<int, byte[]> Fields { get; } = [];

    public static ExifReader? Read(byte[] file)
    {
        if (Segment(file, 0xE1, "Exif\0\0") is not { } tiff)
            return null;
        Assert.Equal("II*\0"u8.ToArray(), tiff[..4]);
        var reader = new ExifReader(tiff);
        reader.ReadDirectory(BinaryPrimitives.ReadInt32LittleEndian(tiff.AsSpan(4)), 0);
        return reader;
    }

    /// <summary>The content of the first segment with a marker and a start; null if there is none.</summary>
    public static byte[]? Segment(byte[] file, byte marker, string start)
    {
        var prefix = Encoding.ASCII.GetBytes(start);
        for (var at = 2; file[at + 1] != 0xDA; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2)))
        {
            Assert.Equal(0xFF, file[at]);
            var content = file.AsSpan(at + 4, BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2)) - 2);
            if (file[at + 1] == marker && content.StartsWith(prefix))
                return content[prefix.Length..].ToArray();
        }
        return null;
    }

    public string Text(int tag) => Encoding.UTF8.GetString(Fields[tag]).TrimEnd('\0');

    public int Short(int tag) => BinaryPrimitives.ReadUInt16LittleEndian(Fields[tag]);

    public int Long(int tag) => BinaryPrimitives.ReadInt32LittleEndian(Fields[tag]);

    /// <summary>Degrees from three fractions.</summary>
    public double Degrees(int tag) => Fraction(tag, 0) + (Fraction(tag, 1) / 60) + (Fraction(tag, 2) / 3600);

    private double Fraction(int tag, int index) =>
        BinaryPrimitives.ReadInt32LittleEndian(Fields[tag].AsSpan(8 * index))
        / (double)BinaryPrimitives.ReadInt32LittleEndian(Fields[tag].AsSpan((8 * index) + 4));

    private void ReadDirectory(int at, int firstTag)
    {
        int[] sizes = [0, 1, 1, 2, 4, 8, 1, 1];
        for (var i = 0; i < BinaryPrimitives.ReadUInt16LittleEndian(_tiff.AsSpan(at)); i++)
        {
            var field = _tiff.AsSpan(at + 2 + (12 * i), 12);
            var tag = BinaryPrimitives.ReadUInt16LittleEndian(field);
            var length =
                sizes[BinaryPrimitives.ReadUInt16LittleEndian(field[2..])] * BinaryPrimitives.ReadInt32LittleEndian(field[4..]);
            var number = BinaryPrimitives.ReadInt32LittleEndian(field[8..]);
            Fields.Add(firstTag + tag, length <= 4 ? field.Slice(8, length).ToArray() : _tiff[number..(number + length)]);
            if (tag is CameraDirectory or PlaceDirectory)
                ReadDirectory(number, tag == PlaceDirectory ? 0x10000 : 0);
        }
    }
}
