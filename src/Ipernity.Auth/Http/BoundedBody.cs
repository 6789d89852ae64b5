using System.Buffers;

namespace Ipernity.Auth.Http;

/// <summary>Reads an answer's body into memory, and no more of it than is allowed.</summary>
internal static class BoundedBody
{
    private const int FirstBuffer = 16 * 1024;

    /// <returns>The bytes, or nothing where there are more than <paramref name="limit"/>.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limit)
            return null;

#if NET8_0_OR_GREATER
        var body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
        var body = await content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        // Given back only where no read failed: one that was cut off may still write into it.
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(limit + 1L, content.Headers.ContentLength + 1 ?? FirstBuffer));
        var length = 0;
        while (true)
        {
            if (length == buffer.Length)
                buffer = Grow(buffer, length, limit);
#if NET8_0_OR_GREATER
            var read = await body.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
#else
            var read = await body.ReadAsync(buffer, length, buffer.Length - length, cancellationToken).ConfigureAwait(false);
#endif
            length += read;
            if (read > 0 && length <= limit)
                continue;

            var whole = length <= limit ? buffer.AsSpan(0, length).ToArray() : [];
            GiveBack(buffer);
            if (length > limit)
                return null;
            return whole;
        }
    }

    private static byte[] Grow(byte[] buffer, int length, int limit)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(2L * length, limit + 1L));
        buffer.AsSpan(0, length).CopyTo(larger);
        GiveBack(buffer);
        return larger;
    }

    // An answer of auth.getToken holds a token.
    private static void GiveBack(byte[] buffer) => ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
}
