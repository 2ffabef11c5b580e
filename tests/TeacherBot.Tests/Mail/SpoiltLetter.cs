namespace TeacherBot.Tests.Mail;

/// <summary>Letters damaged the way networks, programs and people damage them; the benchmark reads the same.</summary>
internal static class SpoiltLetter
{
    private const int Longest = 900_000;

    /// <param name="other">Whose pieces get into it.</param>
    public static byte[] Of(byte[] one, byte[] other, Random random)
    {
        var bytes = one.ToList();
        for (var change = random.Next(1, 8); change > 0 && bytes.Count > 2; change--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 200), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, other.Skip(random.Next(other.Length)).Take(random.Next(1, 300)));
                    break;
                case 3:
                    var piece = bytes.Skip(at).Take(random.Next(1, 100)).ToList();
                    var times = random.Next(200) == 0 ? Math.Min(2000, (Longest - Math.Min(Longest, bytes.Count)) / piece.Count) : 1;
                    bytes.InsertRange(at, Enumerable.Repeat(piece, times).SelectMany(p => p));
                    break;
                case 4:
                    bytes.Insert(at, (byte)"\r\n;:=?\"<>()-"[random.Next(12)]);
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }
}
