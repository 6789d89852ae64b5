namespace Ipernity.Sandbox.Community.Pictures;

/// <summary>Makes pictures smaller. Each new pixel is the average of the pixels that it covers.</summary>
internal static class PictureScaler
{
    /// <summary>Scales a picture to the size of a label. Squares are cut from the middle.</summary>
    public static Pixels Scale(Pixels source, string label)
    {
        var (width, height) = PictureSizes.Scale(source.Width, source.Height, label);
        if (!PictureSizes.IsSquare(label))
            return Average(source, 0, 0, source.Width, source.Height, width, height);
        var side = Math.Min(source.Width, source.Height);
        return Average(source, (source.Width - side) / 2, (source.Height - side) / 2, side, side, width, height);
    }

    private static Pixels Average(Pixels source, int left, int top, int sourceWidth, int sourceHeight, int width, int height)
    {
        var target = new Pixels(width, height);
        var at = 0;
        for (var y = 0; y < height; y++)
        {
            var (firstY, endY) = Covered(y, height, sourceHeight);
            for (var x = 0; x < width; x++)
            {
                var (firstX, endX) = Covered(x, width, sourceWidth);
                long red = 0, green = 0, blue = 0;
                for (var fromY = firstY; fromY < endY; fromY++)
                {
                    var from = Pixels.Channels * (((top + fromY) * source.Width) + left + firstX);
                    for (var fromX = firstX; fromX < endX; fromX++, from += Pixels.Channels)
                    {
                        red += source.Rgb[from];
                        green += source.Rgb[from + 1];
                        blue += source.Rgb[from + 2];
                    }
                }
                var count = (endX - firstX) * (endY - firstY);
                target.Rgb[at++] = (byte)(red / count);
                target.Rgb[at++] = (byte)(green / count);
                target.Rgb[at++] = (byte)(blue / count);
            }
        }
        return target;
    }

    /// <summary>The rows or columns that a new one covers; at least one.</summary>
    private static (int First, int End) Covered(int at, int count, int sourceCount)
    {
        var first = (int)((long)at * sourceCount / count);
        return (first, Math.Max(first + 1, (int)((at + 1L) * sourceCount / count)));
    }
}
