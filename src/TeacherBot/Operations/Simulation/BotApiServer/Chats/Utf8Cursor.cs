using System.Text;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>A position in UTF-8 bytes that reads 0 past the end, as the server's own parser does.</summary>
internal sealed class Utf8Cursor(string source)
{
    private readonly byte[] _in = Encoding.UTF8.GetBytes(source);
    private int _at;

    public int Position => _at;
    public bool AtEnd => _at >= _in.Length;
    public byte Here => _at < _in.Length ? _in[_at] : (byte)0;
    public byte Next => _at + 1 < _in.Length ? _in[_at + 1] : (byte)0;

    public static bool IsSpace(byte c) => c is 0 or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0x0B;

    public void Skip(int bytes = 1) => _at += bytes;

    public byte Read() => _in[_at++];

    /// <summary>One of the four named or a numeric character reference; anything else is an ordinary ampersand.</summary>
    public Rune? Entity()
    {
        var end = _at + 1;
        int code;
        if (end < _in.Length && _in[end] == '#')
        {
            code = Numeric(ref end);
        }
        else
        {
            var from = end;
            while (end < _in.Length && char.IsAsciiLetter((char)_in[end]))
            {
                end++;
            }

            code = Encoding.ASCII.GetString(_in, from, end - from) switch { "lt" => '<', "gt" => '>', "amp" => '&', "quot" => '"', _ => 0 };
        }

        if (code == 0 || !Rune.TryCreate(code, out var rune))
        {
            return null;
        }

        _at = end < _in.Length && _in[end] == ';' ? end + 1 : end;
        return rune;
    }

    private int Numeric(ref int end)
    {
        var radix = ++end < _in.Length && _in[end] == 'x' ? 16 : 10;
        end += radix == 16 ? 1 : 0;
        var code = 0;
        while (end < _in.Length && end - _at < 10 && char.IsAsciiHexDigit((char)_in[end]) && (radix == 16 || char.IsAsciiDigit((char)_in[end])))
        {
            code = (code * radix) + Convert.ToInt32(((char)_in[end]).ToString(), 16);
            end++;
        }

        return end - _at >= 10 ? 0 : code;
    }

    public string TakeWhile(Func<byte, bool> wanted)
    {
        var from = _at;
        while (Here != 0 && wanted(Here))
        {
            _at++;
        }

        return Encoding.UTF8.GetString(_in, from, _at - from);
    }

    public void SkipSpaces()
    {
        while (Here != 0 && IsSpace(Here))
        {
            _at++;
        }
    }
}
