namespace Ipernity.Sandbox.Community.Pictures;

/// <summary>
/// The sizes of a document's picture. A label is the length of the longer side; labels with <c>x</c> are cropped to a square. A
/// picture is never larger than its original.
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

    /// <summary>Whether pictures with this label are cropped to a square.</summary>
    public static bool IsSquare(string label) => label.EndsWith('x');

    /// <summary>The size of a scaled picture.</summary>
    public static (int Width, int Height) Scale(int width, int height, string label)
    {
        if (IsSquare(label))
        {
            var side = Math.Min(LengthOf(label), Math.Min(width, height));
            return (side, side);
        }
        var length = Math.Min(LengthOf(label), Math.Max(width, height));
        return width >= height
            ? (length, Math.Max(1, (int)((long)length * height / width)))
            : (Math.Max(1, (int)((long)length * width / height)), length);
    }

    private static int LengthOf(string label)
    {
        var length = 0;
        foreach (var digit in label.AsSpan().TrimEnd('x'))
            length = (10 * length) + (digit - '0');
        return length;
    }
}
