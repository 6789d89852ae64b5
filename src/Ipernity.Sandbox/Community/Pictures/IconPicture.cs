using System.Globalization;

namespace Ipernity.Sandbox.Community.Pictures;

/// <summary>Draws the icons of members and groups: one or three figures before a coloured background.</summary>
internal static class IconPicture
{
    private const int Side = 100;

    public static byte[] OfMember(string userId)
    {
        var (pixels, hue) = Background(userId);
        DrawFigure(pixels, Side / 2f, 40, 18, Colour.FromHsl(hue, 40, 90));
        return JpegWriter.Write(pixels);
    }

    public static byte[] OfGroup(string groupId)
    {
        var (pixels, hue) = Background(groupId);
        DrawFigure(pixels, 26, 42, 11, Colour.FromHsl(hue, 35, 74));
        DrawFigure(pixels, 74, 42, 11, Colour.FromHsl(hue, 35, 74));
        DrawFigure(pixels, Side / 2f, 50, 14, Colour.FromHsl(hue, 40, 92));
        return JpegWriter.Write(pixels);
    }

    private static (Pixels Pixels, int Hue) Background(string id)
    {
        var hue = new StableSequence(ulong.Parse(id, CultureInfo.InvariantCulture)).Below(360);
        var pixels = new Pixels(Side, Side);
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
                pixels.Mix(x, y, Colour.FromHsl(hue, 45, 46).Towards(Colour.FromHsl((hue + 30) % 360, 50, 28), y / (float)Side), 1);
        }
        return (pixels, hue);
    }

    /// <summary>Draws a head and shoulders.</summary>
    private static void DrawFigure(Pixels pixels, float centreX, float centreY, float head, Colour colour)
    {
        DrawDisc(pixels, centreX, centreY, head, colour);
        DrawDisc(pixels, centreX, centreY + (3.1f * head), 1.8f * head, colour);
    }

    private static void DrawDisc(Pixels pixels, float centreX, float centreY, float radius, Colour colour)
    {
        for (var y = 0; y < pixels.Height; y++)
        {
            for (var x = 0; x < pixels.Width; x++)
            {
                var distance = MathF.Sqrt(((x - centreX) * (x - centreX)) + ((y - centreY) * (y - centreY)));
                pixels.Mix(x, y, colour, Math.Clamp(radius + 0.5f - distance, 0, 1));
            }
        }
    }
}
