using Ipernity.Sandbox.Community.Documents;
using Ipernity.Sandbox.Community.Files;

namespace Ipernity.Sandbox.Community.Demo;

/// <summary>The camera data of the demo photos.</summary>
internal static class DemoExif
{
    private const string NoFlash = "Off, Did not fire";

    private static readonly Camera[] Cameras =
    [
        new("Lumen", "Lumen L3", "1/250", "5.6", 100, "35.0 mm", NoFlash),
        new("Lumen", "Lumen L3", "1/60", "2.8", 400, "35.0 mm", NoFlash),
        new("Lumen", "Lumen L3", "1/15", "4.0", 1600, "50.0 mm", "On, Fired"),
        new("Oculus Werke", "OW 6x7", "1/125", "8.0", 160, "90.0 mm", NoFlash),
        new("Oculus Werke", "OW 6x7", "2", "11.0", 160, "90.0 mm", NoFlash),
        new("Handy", "Handy 12", "1/129", "2.7", 32, "4.0 mm", NoFlash),
        new("Handy", "Handy 12", "1/33", "2.7", 250, "4.0 mm", "Auto, Fired"),
    ];

    /// <summary>The camera data of a new document; null if it has none.</summary>
    public static Exif? Of(Document document, int number) => document.Media == MediaTypes.Photo && number < Cameras.Length
        ? new Exif(Cameras[number], document.Created.Replace('-', ':'), document.Width, document.Height, document.Geo)
        : null;
}
