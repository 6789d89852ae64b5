using StbImageSharp;

namespace Ipernity.Sandbox.Tests.Support;

/// <summary>Decodes pictures.</summary>
internal static class PictureReader
{
    /// <summary>The width and height of a picture. Fails if the file is damaged.</summary>
    public static (int Width, int Height) SizeOf(byte[] file)
    {
        var picture = ImageResult.FromMemory(file, ColorComponents.RedGreenBlue);
        return (picture.Width, picture.Height);
    }

    /// <summary>The colour of a pixel. The position is a share of the width and height.</summary>
    public static (int Red, int Green, int Blue) ColourAt(byte[] file, double x, double y)
    {
        var picture = ImageResult.FromMemory(file, ColorComponents.RedGreenBlue);
        var at = 3 * (((int)(y * picture.Height) * picture.Width) + (int)(x * picture.Width));
        return (picture.Data[at], picture.Data[at + 1], picture.Data[at + 2]);
    }

    /// <summary>Fails unless two colours are nearly the same, as JPEG files change colours a little.</summary>
    public static void AssertNear((int Red, int Green, int Blue) expected, (int Red, int Green, int Blue) actual, int tolerance = 12)
    {
        Assert.InRange(actual.Red, expected.Red - tolerance, expected.Red + tolerance);
        Assert.InRange(actual.Green, expected.Green - tolerance, expected.Green + tolerance);
        Assert.InRange(actual.Blue, expected.Blue - tolerance, expected.Blue + tolerance);
    }
}
