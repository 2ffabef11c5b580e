using System.Globalization;
using System.Text;

namespace TeacherBot.Mail.Mime;

/// <summary>
/// A value with parameters, as Content-Type and Content-Disposition have (RFC 2045 §5.1), continued and in other charsets by RFC 2231; an
/// encoded word where none belongs is read too, because many mailers put one there.
/// </summary>
public sealed class ParameterizedHeader
{
    private const int MostParameters = 100;

    private readonly Dictionary<string, string> parameters = new(StringComparer.OrdinalIgnoreCase);

    private ParameterizedHeader(string value) => Value = value;

    /// <summary>What stands before the first semicolon, in lower case: «text/plain», «attachment».</summary>
    public string Value { get; }

    /// <summary>The parameter, decoded; null when there is none.</summary>
    public string? this[string name] => parameters.GetValueOrDefault(name);

    public static ParameterizedHeader Read(string? header)
    {
        var pieces = Pieces(header ?? "");
        var read = new ParameterizedHeader(pieces.Count == 0 ? "" : pieces[0].Trim().ToLowerInvariant());
        var parts = new Dictionary<string, SortedDictionary<int, (bool Encoded, string Value)>>(StringComparer.OrdinalIgnoreCase);
        foreach (var piece in pieces.Skip(1).Take(MostParameters))
        {
            Take(piece, parts);
        }

        foreach (var (name, segments) in parts)
        {
            read.parameters[name] = SafeText.Line(Joined([.. segments.Values]));
        }

        return read;
    }

    private static void Take(string piece, Dictionary<string, SortedDictionary<int, (bool Encoded, string Value)>> parts)
    {
        var sign = piece.IndexOf('=', StringComparison.Ordinal);
        if (sign <= 0)
        {
            return;
        }

        var name = piece[..sign].Trim();
        var value = Unquoted(piece[(sign + 1)..].Trim());
        var encoded = name.EndsWith('*');
        name = encoded ? name[..^1] : name;
        var (star, index) = (name.LastIndexOf('*'), 0);
        if (star > 0 && int.TryParse(name[(star + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out index))
        {
            name = name[..star];
        }

        if (!parts.TryGetValue(name, out var segments))
        {
            parts[name] = segments = [];
        }

        // name* is better than name when both are given.
        if (!segments.TryGetValue(index, out var known) || (encoded && !known.Encoded))
        {
            segments[index] = (encoded, value);
        }
    }

    // The charset stands in the first segment only; its bytes may be cut in the middle of a character.
    private static string Joined(List<(bool Encoded, string Value)> segments)
    {
        if (!segments[0].Encoded)
        {
            return EncodedWords.Decode(string.Concat(segments.Select(s => s.Value)));
        }

        var first = segments[0].Value.Split('\'', 3);
        var charset = first.Length == 3 && first[0].Length > 0 ? first[0] : null;
        var bytes = new List<byte>(Percent(first[^1]));
        foreach (var (encoded, value) in segments.Skip(1))
        {
            bytes.AddRange(encoded ? Percent(value) : Encoding.UTF8.GetBytes(value));
        }

        return Charsets.Decode([.. bytes], charset);
    }

    private static List<byte> Percent(string value)
    {
        var bytes = new List<byte>(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '%' && i + 2 < value.Length && TransferCoding.Hex(value[i + 1]) is var high and >= 0 && TransferCoding.Hex(value[i + 2]) is var low and >= 0)
            {
                bytes.Add((byte)((high << 4) | low));
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(value[i].ToString()));
            }
        }

        return bytes;
    }

    // Semicolons inside quotes are text.
    private static List<string> Pieces(string header)
    {
        var pieces = new List<string>();
        var (start, quoted) = (0, false);
        for (var i = 0; i < header.Length && pieces.Count <= MostParameters; i++)
        {
            switch (header[i])
            {
                case '\\' when quoted:
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ';' when !quoted:
                    pieces.Add(header[start..i]);
                    start = i + 1;
                    break;
                default:
                    break;
            }
        }

        pieces.Add(header[Math.Min(start, header.Length)..]);
        return pieces;
    }

    private static string Unquoted(string value)
    {
        if (value is not ['"', ..])
        {
            return value;
        }

        var text = new StringBuilder(value.Length);
        for (var i = 1; i < value.Length && value[i] != '"'; i++)
        {
            i += value[i] == '\\' && i + 1 < value.Length ? 1 : 0;
            text.Append(value[i]);
        }

        return text.ToString();
    }
}
