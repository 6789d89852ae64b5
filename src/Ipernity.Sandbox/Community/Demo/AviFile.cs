using System.Collections.Concurrent;
using Ipernity.Sandbox.Community.Pictures;

namespace Ipernity.Sandbox.Community.Demo;

/// <summary>Makes the demo films: the sun moves over a landscape, as AVI files with a JPEG picture for each frame.</summary>
internal static class AviFile
{
    private const int Frames = 8;
    private const int HasIndex = 0x10;

    private static readonly ConcurrentDictionary<Scene, Lazy<byte[]>> Bodies = new();

    /// <summary>The chunks before the frames.</summary>
    public static byte[] Head(Scene scene, int seconds, byte[] remark)
    {
        var body = BodyOf(scene).Length;
        byte[] chunks =
        [
            .. "AVI "u8,
            .. RiffChunk.List("hdrl",
            [
                .. RiffChunk.Write("avih", RiffChunk.Numbers(
                    seconds * 1_000_000 / Frames, body / seconds, 0, HasIndex, Frames, 0, 1, body, scene.Width, scene.Height, 0, 0, 0, 0)),
                .. RiffChunk.List("strl",
                [
                    .. RiffChunk.Write("strh",
                    [
                        .. "vidsMJPG"u8, .. RiffChunk.Numbers(0, 0, 0, seconds, Frames, 0, Frames, body, -1, 0),
                        .. RiffChunk.ShortNumbers(0, 0, (short)scene.Width, (short)scene.Height),
                    ]),
                    .. RiffChunk.Write("strf",
                    [
                        .. RiffChunk.Numbers(40, scene.Width, scene.Height), .. RiffChunk.ShortNumbers(1, 24), .. "MJPG"u8,
                        .. RiffChunk.Numbers(Pixels.Channels * scene.Width * scene.Height, 0, 0, 0, 0),
                    ]),
                ]),
            ]),
            .. RiffChunk.Comment(remark),
        ];
        return [.. RiffChunk.Header("RIFF", chunks.Length + body), .. chunks];
    }

    /// <summary>The frames and their index. They are the same for all films of a landscape and stay in memory.</summary>
    public static byte[] BodyOf(Scene scene) =>
        Bodies.GetOrAdd(scene, static scene => new Lazy<byte[]>(() => Write(scene))).Value;

    private static byte[] Write(Scene scene)
    {
        List<byte> frames = [];
        List<byte> index = [];
        for (var i = 0; i < Frames; i++)
        {
            var picture = JpegWriter.Write(scene.Draw(i / (float)Frames));
            // Offsets are counted from the name of the list.
            index.AddRange([.. "00dc"u8, .. RiffChunk.Numbers(HasIndex, 4 + frames.Count, picture.Length)]);
            frames.AddRange(RiffChunk.Write("00dc", picture));
        }
        return [.. RiffChunk.List("movi", [.. frames]), .. RiffChunk.Write("idx1", [.. index])];
    }
}
