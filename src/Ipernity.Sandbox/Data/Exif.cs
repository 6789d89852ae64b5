namespace Ipernity.Sandbox.Data;

/// <summary>What a camera wrote into a picture.</summary>
internal sealed record Exif(string Make, string Model, string ExposureTime, string FNumber, int Iso, string FocalLength, string Flash);
