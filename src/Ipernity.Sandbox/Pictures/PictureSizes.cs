namespace Ipernity.Sandbox.Pictures;

/// <summary>
/// The sizes that a document's picture can be had in. A label is the longer side's length; with an <c>x</c> the picture is
/// cut to a square.
/// </summary>
internal static class PictureSizes
{
    public const string Default = "250x";
    public const string Largest = "1024";

    /// <summary>Stands in an address for the picture in full size.</summary>
    public const string Original = "original";

    public static IReadOnlyList<string> Labels { get; } = ["75x", "100", "240", Default, "500", "560", "640", "800", Largest];

    /// <summary>The label that a caller asked for, the default where there is no such size.</summary>
    public static string Choose(string? asked) => asked is not null && Labels.Contains(asked) ? asked : Default;

    /// <summary>The size that a label means for a picture of this size.</summary>
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
