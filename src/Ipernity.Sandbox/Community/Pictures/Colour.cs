namespace Ipernity.Sandbox.Community.Pictures;

/// <summary>A colour with components from 0 to 255.</summary>
internal readonly record struct Colour(float Red, float Green, float Blue)
{
    public static Colour White { get; } = new(255, 255, 255);

    /// <summary>A colour from its hue in degrees, and its saturation and lightness in percent.</summary>
    public static Colour FromHsl(int hue, int saturation, int lightness)
    {
        var light = lightness / 100f;
        var chroma = saturation / 100f * Math.Min(light, 1 - light);
        return new Colour(Component(0), Component(8), Component(4));

        float Component(int offset)
        {
            var step = (offset + (hue / 30f)) % 12;
            return 255 * (light - (chroma * Math.Clamp(Math.Min(step - 3, 9 - step), -1, 1)));
        }
    }

    /// <summary>The colour between this one (0) and another (1).</summary>
    public Colour Towards(Colour other, float share) => new(
        Red + ((other.Red - Red) * share), Green + ((other.Green - Green) * share), Blue + ((other.Blue - Blue) * share));
}
