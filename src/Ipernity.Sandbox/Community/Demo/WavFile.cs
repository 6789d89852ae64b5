using System.Collections.Concurrent;

namespace Ipernity.Sandbox.Community.Demo;

/// <summary>Makes the demo sounds: a few notes, as WAV files with one channel and eight bits per sample.</summary>
internal static class WavFile
{
    private const int Rate = 8_000;
    private const int NotesPerSecond = 2;

    /// <summary>The lengths of a wave in samples, of the notes of a pentatonic scale.</summary>
    private static readonly int[] Waves = [30, 27, 24, 20, 18, 15];

    private static readonly ConcurrentDictionary<(int Seconds, int Number), Lazy<byte[]>> Bodies = new();

    /// <summary>The chunks before the samples, and the header of the samples.</summary>
    public static byte[] Head(int seconds, byte[] remark)
    {
        byte[] chunks =
        [
            .. "WAVE"u8,
            .. RiffChunk.Write(
                "fmt ", [.. RiffChunk.ShortNumbers(1, 1), .. RiffChunk.Numbers(Rate, Rate), .. RiffChunk.ShortNumbers(1, 8)]),
            .. RiffChunk.Comment(remark),
            .. RiffChunk.Header("data", seconds * Rate),
        ];
        return [.. RiffChunk.Header("RIFF", chunks.Length + (seconds * Rate)), .. chunks];
    }

    /// <summary>The samples. There are only a few different sounds, which stay in memory.</summary>
    public static byte[] BodyOf(int seconds, int number) =>
        Bodies.GetOrAdd((seconds, number), static sound => new Lazy<byte[]>(() => Write(sound.Seconds, sound.Number))).Value;

    private static byte[] Write(int seconds, int number)
    {
        const int length = Rate / NotesPerSecond;
        var samples = new byte[seconds * Rate];
        for (var i = 0; i < samples.Length; i++)
        {
            var wave = Waves[((i / length * 5) + number) % Waves.Length];
            var phase = i % wave;
            // A triangle wave that fades out.
            var height = (4 * Math.Min(phase, wave - phase)) - wave;
            samples[i] = (byte)(128 + (height * 70 * (length - (i % length)) / (wave * length)));
        }
        return samples;
    }
}
