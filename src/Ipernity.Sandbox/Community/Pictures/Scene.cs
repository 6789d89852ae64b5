using System.Globalization;
using Ipernity.Sandbox.Community.Documents;

namespace Ipernity.Sandbox.Community.Pictures;

/// <summary>
/// A landscape that is always drawn in the same way: hills under a sky with a low sun. There are only a few of them, so that all
/// demo pictures can be kept in memory and their checksums are quick to calculate.
/// </summary>
/// <param name="Number">Which landscape it is.</param>
/// <param name="Width">The width in pixels.</param>
/// <param name="Height">The height in pixels.</param>
internal readonly record struct Scene(int Number, int Width, int Height)
{
    /// <summary>The number of different landscapes of each size.</summary>
    public const int Count = 6;

    private const int Ridges = 4;
    private const int SmallSide = 1200;

    /// <summary>Whether the landscape is no larger than those of the demo documents.</summary>
    public bool IsSmall => Width <= SmallSide && Height <= SmallSide;

    /// <summary>The landscape of a document. It does not change with the document.</summary>
    public static Scene Of(Document document) => Of(document.Id, document.Width, document.Height);

    public static Scene Of(string documentId, int width, int height) =>
        new(new StableSequence(ulong.Parse(documentId, CultureInfo.InvariantCulture)).Below(Count), width, height);

    /// <summary>Draws the landscape.</summary>
    /// <param name="moment">How far the sun has moved, from 0 to 1.</param>
    public Pixels Draw(float moment = 0)
    {
        var sequence = new StableSequence((ulong)Number + 7);
        var hue = (sequence.Below(40) + (Number * 60)) % 360;
        var ground = (hue + sequence.Between(150, 210)) % 360;
        var pixels = new Pixels(Width, Height);
        var outlines = new float[Ridges][];
        for (var i = 0; i < Ridges; i++)
        {
            var ridge = new Ridge(0.42f + (0.14f * i), 0.05f + (0.03f * Nearness(i)), 3 + i, (ulong)((Number * Ridges) + i + 100));
            outlines[i] = ridge.Outline(Width, Height);
        }
        DrawSky(pixels, Colour.FromHsl(hue, 48, 42), Colour.FromHsl((hue + 30) % 360, 70, 82), outlines[0]);
        var sun = ((sequence.Between(20, 60) / 100f) + (moment * 0.25f)) % 1;
        DrawSun(pixels, sun * Width, sequence.Between(22, 36) / 100f * Height, Colour.FromHsl((hue + 40) % 360, 90, 90));
        var pale = Colour.FromHsl((hue + 20) % 360, 40, 70);
        var dark = Colour.FromHsl(ground, 34, 20);
        for (var i = 0; i < Ridges; i++)
            DrawLand(pixels, outlines[i], i + 1 < Ridges ? outlines[i + 1] : null, pale.Towards(dark, Nearness(i)));
        return pixels;
    }

    /// <summary>Distant hills are paler and flatter.</summary>
    private static float Nearness(int ridge) => (ridge + 1f) / Ridges;

    private static void DrawSky(Pixels pixels, Colour top, Colour horizon, float[] land)
    {
        var lowest = Math.Min(pixels.Height, (int)land.Max() + 2);
        for (var y = 0; y < lowest; y++)
        {
            var colour = top.Towards(horizon, Math.Min(1, 1.6f * y / pixels.Height));
            for (var x = 0; x < pixels.Width; x++)
                pixels.Mix(x, y, colour, 1);
        }
    }

    /// <summary>Draws the sun and its glow.</summary>
    private static void DrawSun(Pixels pixels, float centreX, float centreY, Colour colour)
    {
        var radius = Math.Max(pixels.Width, pixels.Height) * 0.045f;
        var reach = 6 * radius;
        var bottom = (int)Math.Min(pixels.Height, centreY + reach);
        var right = (int)Math.Min(pixels.Width, centreX + reach);
        for (var y = (int)Math.Max(0, centreY - reach); y < bottom; y++)
        {
            for (var x = (int)Math.Max(0, centreX - reach); x < right; x++)
            {
                var distance = MathF.Sqrt(((x - centreX) * (x - centreX)) + ((y - centreY) * (y - centreY)));
                var glow = Math.Max(0, 1 - (distance / reach));
                pixels.Mix(x, y, colour, Math.Max(glow * glow * 0.6f, Math.Clamp(radius - distance, 0, 1)));
            }
        }
    }

    /// <summary>Draws the land below an outline, except where nearer land will cover it.</summary>
    private static void DrawLand(Pixels pixels, float[] outline, float[]? nearer, Colour colour)
    {
        var low = colour.Towards(Colour.White, 0.14f);
        for (var y = (int)Math.Max(0, outline.Min()); y < pixels.Height; y++)
        {
            for (var x = 0; x < pixels.Width; x++)
            {
                // The part of the pixel that is below the outline makes its edge smooth.
                var depth = y + 1 - outline[x];
                if (depth > 0 && (nearer is null || y < nearer[x]))
                    pixels.Mix(x, y, colour.Towards(low, Math.Min(1, depth / pixels.Height * 3)), Math.Min(1, depth));
            }
        }
    }
}
