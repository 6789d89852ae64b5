namespace Ipernity.Sandbox.Community.Pictures;

/// <summary>A picture in memory: three bytes per pixel, from left to right and from top to bottom.</summary>
internal sealed class Pixels(int width, int height, byte[] rgb)
{
    public const int Channels = 3;

    public Pixels(int width, int height)
        : this(width, height, new byte[Channels * width * height])
    {
    }

    public int Width { get; } = width;

    public int Height { get; } = height;

    public byte[] Rgb { get; } = rgb;

    /// <summary>Mixes a colour into a pixel. A share of 1 replaces the pixel.</summary>
    public void Mix(int x, int y, Colour colour, float share)
    {
        var at = Channels * ((y * Width) + x);
        Rgb[at] = Mix(Rgb[at], colour.Red, share);
        Rgb[at + 1] = Mix(Rgb[at + 1], colour.Green, share);
        Rgb[at + 2] = Mix(Rgb[at + 2], colour.Blue, share);
    }

    /// <summary>The picture turned counterclockwise by 0, 90, 180 or 270 degrees.</summary>
    public Pixels Turn(int degrees)
    {
        if (degrees is not (90 or 180 or 270))
            return this;
        var turned = degrees == 180 ? new Pixels(Width, Height) : new Pixels(Height, Width);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var (toX, toY) = degrees switch
                {
                    90 => (y, Width - 1 - x),
                    180 => (Width - 1 - x, Height - 1 - y),
                    _ => (Height - 1 - y, x),
                };
                Array.Copy(Rgb, Channels * ((y * Width) + x), turned.Rgb, Channels * ((toY * turned.Width) + toX), Channels);
            }
        }
        return turned;
    }

    private static byte Mix(byte below, float above, float share) => (byte)(below + ((above - below) * share) + 0.5f);
}
