namespace Ipernity.Sandbox.Community.Pictures;

/// <summary>The outline of hills: the height of the land above each column of a picture.</summary>
/// <param name="level">The height of the land around which the outline moves, as a share of the picture's height from the top.</param>
/// <param name="relief">How far the outline moves, as a share of the picture's height.</param>
/// <param name="hills">The number of hills.</param>
/// <param name="seed">Chooses the outline.</param>
internal sealed class Ridge(float level, float relief, int hills, ulong seed)
{
    private const int Octaves = 4;

    /// <summary>The y coordinate of the outline in each column.</summary>
    public float[] Outline(int width, int height)
    {
        var outline = new float[width];
        Array.Fill(outline, level * height);
        var sequence = new StableSequence(seed);
        var reach = relief * height;
        var count = hills;
        for (var octave = 0; octave < Octaves; octave++, count *= 2, reach /= 2.3f)
        {
            var knots = new float[count + 2];
            for (var i = 0; i < knots.Length; i++)
                knots[i] = (sequence.Below(2001) / 1000f) - 1;
            for (var x = 0; x < width; x++)
                outline[x] += reach * Between(knots, x * (float)count / width);
        }
        return outline;
    }

    /// <summary>Interpolates without corners. It uses only operations that give the same result on every machine.</summary>
    private static float Between(float[] knots, float at)
    {
        var left = (int)at;
        var share = at - left;
        return knots[left] + ((knots[left + 1] - knots[left]) * share * share * (3 - (2 * share)));
    }
}
