using System.Buffers.Binary;
using System.Text;

namespace Ipernity.Sandbox.Community.Metadata;

/// <summary>A list of fields in the little-endian TIFF format, which EXIF data are written in.</summary>
internal sealed class TiffDirectory
{
    private const ushort ByteType = 1;
    private const ushort TextType = 2;
    private const ushort ShortType = 3;
    private const ushort LongType = 4;
    private const ushort RationalType = 5;
    private const ushort UndefinedType = 7;
    private const int FieldLength = 12;

    /// <summary>Values up to this length are part of the field itself.</summary>
    private const int ShortValue = 4;

    /// <summary>Readers expect the fields sorted by tag.</summary>
    private readonly SortedList<ushort, (ushort Type, int Count, byte[] Value)> _fields = [];

    /// <summary>The length in bytes, including the values that are too long for a field.</summary>
    public int Length => 2 + (FieldLength * _fields.Count) + 4 + _fields.Values.Sum(entry => LengthAfterFields(entry.Value));

    public void AddBytes(ushort tag, params byte[] value) => _fields.Add(tag, (ByteType, value.Length, value));

    public void AddUndefined(ushort tag, params byte[] value) => _fields.Add(tag, (UndefinedType, value.Length, value));

    public void AddText(ushort tag, string text)
    {
        byte[] value = [.. Encoding.UTF8.GetBytes(text), 0];
        _fields.Add(tag, (TextType, value.Length, value));
    }

    public void AddShort(ushort tag, int number)
    {
        var value = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(value, (ushort)number);
        _fields.Add(tag, (ShortType, 1, value));
    }

    public void AddLong(ushort tag, int number) => _fields.Add(tag, (LongType, 1, Bytes(number)));

    /// <summary>Replaces a number that was added before.</summary>
    public void SetLong(ushort tag, int number) => _fields[tag] = (LongType, 1, Bytes(number));

    public void AddRationals(ushort tag, params (int Numerator, int Denominator)[] numbers) => _fields.Add(
        tag, (RationalType, numbers.Length, [.. numbers.SelectMany(number => Bytes(number.Numerator).Concat(Bytes(number.Denominator)))]));

    /// <summary>Writes the fields, and after them the values that are too long for a field.</summary>
    /// <param name="offset">Where the directory starts, counted from the TIFF header.</param>
    public byte[] Write(int offset)
    {
        var directory = new byte[Length];
        BinaryPrimitives.WriteUInt16LittleEndian(directory, (ushort)_fields.Count);
        var fieldAt = 2;
        var valueAt = 2 + (FieldLength * _fields.Count) + 4;
        foreach (var (tag, (type, count, value)) in _fields)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(directory.AsSpan(fieldAt), tag);
            BinaryPrimitives.WriteUInt16LittleEndian(directory.AsSpan(fieldAt + 2), type);
            BinaryPrimitives.WriteInt32LittleEndian(directory.AsSpan(fieldAt + 4), count);
            if (value.Length > ShortValue)
                BinaryPrimitives.WriteInt32LittleEndian(directory.AsSpan(fieldAt + 8), offset + valueAt);
            value.CopyTo(directory, value.Length > ShortValue ? valueAt : fieldAt + 8);
            valueAt += LengthAfterFields(value);
            fieldAt += FieldLength;
        }
        return directory;
    }

    /// <summary>Long values start at an even offset.</summary>
    private static int LengthAfterFields(byte[] value) => value.Length > ShortValue ? value.Length + (value.Length % 2) : 0;

    private static byte[] Bytes(int number)
    {
        var value = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(value, number);
        return value;
    }
}
