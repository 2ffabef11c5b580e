using System.Buffers;
using System.Text;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>Telegram's HTML: byte by byte as the server does it, so that its byte offsets are the server's.</summary>
internal sealed class EntityParser(string source)
{
    private static readonly HashSet<string> s_tags = new(StringComparer.Ordinal)
    {
        "a", "b", "strong", "i", "em", "s", "strike", "del", "u", "ins", "tg-spoiler", "tg-emoji", "tg-time", "span", "pre", "code", "blockquote",
    };

    private readonly Utf8Cursor _in = new(source);
    private readonly ArrayBufferWriter<byte> _out = new(Math.Max(16, source.Length));
    private readonly Stack<OpenTag> _open = new();
    private readonly List<TextEntity> _entities = [];
    private int _utf16;
    private string? _error;

    public bool TryParse(out string plain, out List<TextEntity> entities, out string error)
    {
        while (_error is null && !_in.AtEnd)
        {
            Step();
        }

        if (_error is null && _open.TryPeek(out var unclosed))
        {
            _error = $"Can't find end tag corresponding to start tag {unclosed.Name}";
        }

        // Stable by offset, longer first: the order in which the server lists nested entities.
        _entities.Sort((a, b) => a.Offset != b.Offset ? a.Offset.CompareTo(b.Offset) : b.Length.CompareTo(a.Length));
        plain = Encoding.UTF8.GetString(_out.WrittenSpan);
        entities = _entities;
        error = _error ?? "";
        return _error is null;
    }

    private void Step()
    {
        var c = _in.Here;
        if (c == '&' && _in.Entity() is { } rune)
        {
            Write(_out, rune);
            _utf16 += rune.Utf16SequenceLength;
        }
        else if (c != '<')
        {
            _utf16 += (c & 0xC0) == 0x80 ? 0 : c >= 0xF0 ? 2 : 1;
            _out.Write([c]);
            _in.Skip();
        }
        else if (_in.Next == '/')
        {
            EndTag(_in.Position);
        }
        else
        {
            StartTag(_in.Position);
        }
    }

    private void StartTag(int begin)
    {
        _in.Skip();
        var name = _in.TakeWhile(c => !Utf8Cursor.IsSpace(c) && c != '>').ToLowerInvariant();
        if (_in.Here == 0)
        {
            _error = $"Unclosed start tag at byte offset {begin}";
        }
        else if (!s_tags.Contains(name))
        {
            _error = $"Unsupported start tag \"{name}\" at byte offset {begin}";
        }

        var argument = "";
        while (_error is null && _in.Here != '>')
        {
            Attribute(name, begin, ref argument);
        }

        if (_error is null && name == "span" && argument != "spoiler")
        {
            _error = $"Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}";
        }

        _in.Skip();
        _open.Push(new OpenTag(name, argument, _utf16, _out.WrittenCount));
    }

    private void Attribute(string tag, int begin, ref string argument)
    {
        _in.SkipSpaces();
        if (_in.Here == '>')
        {
            return;
        }

        var name = _in.TakeWhile(c => !Utf8Cursor.IsSpace(c) && c is not ((byte)'=' or (byte)'>' or (byte)'/' or (byte)'"' or (byte)'\''));
        if (name.Length == 0)
        {
            _error = $"Empty attribute name in the tag \"{tag}\" at byte offset {begin}";
            return;
        }

        _in.SkipSpaces();
        if (_in.Here == 0)
        {
            _error = $"Unclosed start tag \"{tag}\" at byte offset {begin}";
        }
        else if (_in.Here != '=')
        {
            argument = tag == "blockquote" && name == "expandable" ? "expandable" : argument;
        }
        else if (Value(begin) is { } value)
        {
            argument = Argument(tag, name, value) ?? argument;
        }
    }

    private string? Value(int begin)
    {
        _in.Skip();
        _in.SkipSpaces();
        var tokenAt = _in.Position;
        if (_in.Here is not ((byte)'"' or (byte)'\''))
        {
            return NameToken(begin, tokenAt);
        }

        var quote = _in.Read();
        var value = new ArrayBufferWriter<byte>();
        while (_in.Here != quote && _in.Here != 0)
        {
            if (_in.Here == '&' && _in.Entity() is { } rune)
            {
                Write(value, rune);
            }
            else
            {
                value.Write([_in.Read()]);
            }
        }

        if (_in.Here == quote)
        {
            _in.Skip();
        }

        _error = _in.Here == 0 ? $"Unclosed start tag at byte offset {begin}" : null;
        return Encoding.UTF8.GetString(value.WrittenSpan);
    }

    private string NameToken(int begin, int tokenAt)
    {
        var token = _in.TakeWhile(c => char.IsAsciiLetterOrDigit((char)c) || c is (byte)'.' or (byte)'-').ToLowerInvariant();
        _error = _in.Here == 0 ? $"Unclosed start tag at byte offset {begin}"
            : Utf8Cursor.IsSpace(_in.Here) || _in.Here == '>' ? null
            : $"Unexpected end of name token at byte offset {tokenAt}";
        return token;
    }

    private static string? Argument(string tag, string name, string value) => (tag, name) switch
    {
        ("a", "href") => value,
        ("code", "class") when value.StartsWith("language-", StringComparison.Ordinal) => value["language-".Length..],
        ("span", "class") when value.StartsWith("tg-", StringComparison.Ordinal) => value["tg-".Length..],
        ("tg-emoji", "emoji-id") => value,
        ("tg-time", "unix") => value,
        ("blockquote", "expandable") => "expandable",
        _ => null,
    };

    private void EndTag(int begin)
    {
        if (!_open.TryPop(out var tag))
        {
            _error = $"Unexpected end tag at byte offset {begin}";
            return;
        }

        _in.Skip(2);
        var name = _in.TakeWhile(c => !Utf8Cursor.IsSpace(c) && c != '>').ToLowerInvariant();
        _in.SkipSpaces();
        if (_in.Here != '>')
        {
            _error = $"Unclosed end tag at byte offset {begin}";
        }
        else if (name.Length > 0 && name != tag.Name)
        {
            _error = $"Unmatched end tag at byte offset {begin}, expected \"</{tag.Name}>\", found \"</{name}>\"";
        }
        else
        {
            _in.Skip();
            Close(tag);
        }
    }

    private void Close(OpenTag tag)
    {
        // A link without an address is its own address; one that is no link is plain text.
        var argument = tag.Name == "a" && tag.Argument.Length == 0
            ? Encoding.UTF8.GetString(_out.WrittenSpan[tag.ByteOffset..])
            : tag.Argument;
        if (_utf16 == tag.Offset || (tag.Name == "a" && !Keyboard.IsLink(argument)))
        {
            return;
        }

        var type = tag.Name switch
        {
            "b" or "strong" => "bold",
            "i" or "em" => "italic",
            "s" or "strike" or "del" => "strikethrough",
            "u" or "ins" => "underline",
            "a" => "text_link",
            "tg-spoiler" or "span" => "spoiler",
            "tg-emoji" => "custom_emoji",
            "tg-time" => "date_time",
            "blockquote" when argument.Length > 0 => "expandable_blockquote",
            _ => tag.Name,
        };
        var entity = new TextEntity(type, tag.Offset, _utf16 - tag.Offset, argument.Length > 0 ? argument : null);
        if (type == "pre" && _entities is [.., { Type: "code", Argument: not null } inner] && inner.Offset == entity.Offset && inner.Length == entity.Length)
        {
            _entities.RemoveAt(_entities.Count - 1);
            entity = entity with { Argument = inner.Argument };
        }

        _entities.Add(entity);
    }

    private static void Write(ArrayBufferWriter<byte> to, Rune rune)
    {
        Span<byte> utf8 = stackalloc byte[4];
        to.Write(utf8[..rune.EncodeToUtf8(utf8)]);
    }

    private readonly record struct OpenTag(string Name, string Argument, int Offset, int ByteOffset);
}
