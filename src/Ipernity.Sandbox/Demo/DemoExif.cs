using Ipernity.Sandbox.Data;

namespace Ipernity.Sandbox.Demo;

/// <summary>What the invented cameras of some photos wrote into them.</summary>
internal static class DemoExif
{
    private const string NoFlash = "Off, Did not fire";

    private static readonly Exif[] Kinds =
    [
        new("Lumen", "Lumen L3", "1/250", "5.6", 100, "35.0 mm", NoFlash),
        new("Lumen", "Lumen L3", "1/60", "2.8", 400, "35.0 mm", NoFlash),
        new("Lumen", "Lumen L3", "1/15", "4.0", 1600, "50.0 mm", "On, Fired"),
        new("Oculus Werke", "OW 6x7", "1/125", "8.0", 160, "90.0 mm", NoFlash),
        new("Oculus Werke", "OW 6x7", "2", "11.0", 160, "90.0 mm", NoFlash),
        new("Handy", "Handy 12", "1/129", "2.7", 32, "4.0 mm", NoFlash),
        new("Handy", "Handy 12", "1/33", "2.7", 250, "4.0 mm", "Auto, Fired"),
    ];

    /// <summary>Nothing where the number is past the kinds there are, or nothing was photographed.</summary>
    public static Exif? Of(MediaKinds media, int number) => media == MediaKinds.Photo && number < Kinds.Length ? Kinds[number] : null;
}
