namespace TeacherBot.Core.Conversations;

/// <summary>Text ids that sort by time: 48 bits of milliseconds and 80 mixed bits in 26 signs of Crockford's base 32.</summary>
public static class TimeOrderedId
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Of(DateTimeOffset at, ulong seed, string use)
    {
        var time = (ulong)at.ToUnixTimeMilliseconds();
        var high = Mix(seed, use);
        var low = Mix(high, "low");
        return string.Create(26, (time, high, low), static (span, parts) =>
        {
            for (var i = 9; i >= 0; i--)
            {
                span[i] = Alphabet[(int)(parts.time & 31)];
                parts.time >>= 5;
            }

            for (var i = 25; i >= 18; i--)
            {
                span[i] = Alphabet[(int)(parts.low & 31)];
                parts.low >>= 5;
            }

            for (var i = 17; i >= 10; i--)
            {
                span[i] = Alphabet[(int)(parts.high & 31)];
                parts.high >>= 5;
            }
        });
    }

    /// <summary>A code people type: no letters that look like digits, nothing to confuse. Five bits a sign.</summary>
    public static string Code(ulong seed, string use, int length)
    {
        var bits = Mix(seed, use);
        return string.Create(length, bits, static (span, state) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = Alphabet[(int)(state & 31)];
                state >>= 5;
            }
        });
    }

    /// <summary>Mixes a seed with what it is used for; equal inputs give equal bits.</summary>
    public static ulong Mix(ulong seed, string use)
    {
        unchecked
        {
            var state = seed ^ 14695981039346656037UL;
            foreach (var c in use)
            {
                state = (state ^ c) * 1099511628211UL;
                state ^= state >> 29;
            }

            state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            state = (state ^ (state >> 27)) * 0x94D049BB133111EBUL;
            return state ^ (state >> 31);
        }
    }
}
