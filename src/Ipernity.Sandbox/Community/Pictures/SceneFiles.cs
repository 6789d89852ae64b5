using System.Collections.Concurrent;

namespace Ipernity.Sandbox.Community.Pictures;

/// <summary>
/// The landscapes as JPEG files, drawn when they are first needed. They are the same for every sandbox, and the demo photos have
/// only a few sizes, so all of them stay in memory: about two megabytes.
/// </summary>
internal static class SceneFiles
{
    /// <summary>The marker that starts a JPEG file, and the first segment, which the encoder always writes.</summary>
    private const int StartLength = 2 + 18;

    private static readonly ConcurrentDictionary<Scene, Lazy<byte[]>> Files = new();

    /// <summary>The start of every file. Metadata follow it.</summary>
    public static ReadOnlySpan<byte> Start =>
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];

    /// <summary>What follows <see cref="Start"/> and the metadata.</summary>
    public static byte[] BodyOf(Scene scene) =>
        Files.GetOrAdd(scene, static scene => new Lazy<byte[]>(() => JpegWriter.Write(scene.Draw())[StartLength..])).Value;
}
