namespace Ipernity.Sandbox.Community.Documents;

/// <summary>The camera data in the file of a photo.</summary>
/// <param name="Camera">The camera and its settings.</param>
/// <param name="TakenAt">When the photo was taken: <c>yyyy:MM:dd HH:mm:ss</c>.</param>
/// <param name="Width">The width of the photo in pixels.</param>
/// <param name="Height">The height of the photo in pixels.</param>
/// <param name="Place">Where the photo was taken; null if the camera did not know.</param>
internal sealed record Exif(Camera Camera, string TakenAt, int Width, int Height, GeoPoint? Place);
