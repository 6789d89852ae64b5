using System.Buffers;

namespace Ipernity.Auth.Http;

/// <summary>Reads an answer's body into memory, up to a limit.</summary>
internal static class BoundedBody
{
    private const int FirstBuffer = 16 * 1024;

    /// <returns>The bytes, or null if there are more than <paramref name="limit"/>.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limit)
            return null;

        var body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        // The buffer is not returned to the pool if a read fails, because a cancelled read may still write into it.
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(limit + 1L, content.Headers.ContentLength + 1 ?? FirstBuffer));
        var length = 0;
        while (true)
        {
            if (length == buffer.Length)
                buffer = Grow(buffer, length, limit);
            var read = await body.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            length += read;
            if (read > 0 && length <= limit)
                continue;

            var whole = length <= limit ? buffer.AsSpan(0, length).ToArray() : [];
            Return(buffer);
            if (length > limit)
                return null;
            return whole;
        }
    }

    private static byte[] Grow(byte[] buffer, int length, int limit)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(2L * length, limit + 1L));
        buffer.AsSpan(0, length).CopyTo(larger);
        Return(buffer);
        return larger;
    }

    // Cleared, because an answer of auth.getToken contains a token.
    private static void Return(byte[] buffer) => ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
}
