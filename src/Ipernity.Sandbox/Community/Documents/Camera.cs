namespace Ipernity.Sandbox.Community.Documents;

/// <summary>A camera and its settings for a photo.</summary>
internal sealed record Camera(string Make, string Model, string ExposureTime, string FNumber, int Iso, string FocalLength, string Flash);
