namespace Ipernity.Sandbox.Community.Pictures;

/// <summary>
/// The sizes of a document's picture. A label is the length of the longer side; labels with <c>x</c> are cropped to a square.
/// </summary>
internal static class PictureSizes
{
    public const string Default = "75x";
    public const string Largest = "1024";

    /// <summary>The label of the full size in addresses.</summary>
    public const string Original = "original";

    public static IReadOnlyList<string> Labels { get; } =
        [Default, "100", "240", "250x", "500", "560", "640", "800", Largest, "1600", "2048"];

    /// <summary>The requested label, or the default if there is no such size.</summary>
    public static string Choose(string? asked) => asked is not null && Labels.Contains(asked) ? asked : Default;

    /// <summary>The size of a scaled picture.</summary>
    public static (int Width, int Height) Scale(int width, int height, string label)
    {
        var length = LengthOf(label);
        if (label.EndsWith('x'))
            return (length, length);
        return width >= height
            ? (length, Math.Max(1, length * height / width))
            : (Math.Max(1, length * width / height), length);
    }

    private static int LengthOf(string label)
    {
        var length = 0;
        foreach (var digit in label.AsSpan().TrimEnd('x'))
            length = (10 * length) + (digit - '0');
        return length;
    }
}
