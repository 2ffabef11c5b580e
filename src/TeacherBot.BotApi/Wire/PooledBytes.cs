using System.Buffers;

namespace TeacherBot.BotApi;

/// <summary>Reads a body into a rented array: answers are parsed at once and need no array of their own.</summary>
internal static class PooledBytes
{
    private const int FirstBuffer = 4096;

    /// <summary>Length is -1 when the body exceeds <paramref name="limit"/>. The caller returns the array to the shared pool.</summary>
    public static async Task<(byte[] Buffer, int Length)> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        var announced = content.Headers.ContentLength ?? 0;
        if (announced > limit)
        {
            return ([], -1);
        }

        // One byte more than announced, so that the end is seen without growing.
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(announced + 1, FirstBuffer, Array.MaxLength));
        try
        {
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var length = 0;
            while (true)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    return (buffer, length);
                }

                length += read;
                if (length > limit)
                {
                    return (buffer, -1);
                }

                buffer = length == buffer.Length ? Grow(buffer) : buffer;
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    private static byte[] Grow(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(checked(full.Length * 2));
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }
}
