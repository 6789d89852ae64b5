namespace Ipernity.Sandbox.Community.Documents;

/// <summary>The camera data of a photo.</summary>
internal sealed record Exif(string Make, string Model, string ExposureTime, string FNumber, int Iso, string FocalLength, string Flash);
