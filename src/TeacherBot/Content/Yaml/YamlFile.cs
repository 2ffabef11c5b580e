using System.Collections.Immutable;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TeacherBot.Content.Yaml;

/// <summary>Turns the bytes of one file into values with lines. What cannot be read becomes a problem, never an exception.</summary>
internal static class YamlFile
{
    private const int MaximumDepth = 20;

    private static readonly UTF8Encoding _strict = new(false, true);

    /// <param name="list">Name of the only field when the file may be a bare list; null when it must be a mapping.</param>
    public static YamlReader? Read(string path, ReadOnlySpan<byte> bytes, ProblemList problems, string? list = null)
    {
        var text = Decode(path, bytes, problems);
        if (text is null || !TabsAreAbsent(path, text, problems))
        {
            return null;
        }

        try
        {
            switch (Root(text))
            {
                case null: problems.Add(path, 1, "файл пуст; заполните его или удалите"); break;
                case YamlMap map: return new(map, "файл", path, problems);
                case YamlList root when list is not null: return new(new(root.Line, [new(list, root.Line, root)]), "файл", path, problems);
                case var root: problems.Add(path, root.Line, "файл должен состоять из строк вида `поле: значение`"); break;
            }
        }
        catch (YamlException e)
        {
            problems.Add(path, Line(e.Start), "строку не удалось прочесть; проверьте отступ, а текст с двоеточием, решёткой или кавычками возьмите в кавычки целиком");
        }

        return null;
    }

    public static string? Decode(string path, ReadOnlySpan<byte> bytes, ProblemList problems)
    {
        try
        {
            return _strict.GetString(bytes).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            problems.Add(path, 1, "файл не в кодировке UTF-8; сохраните его заново, выбрав UTF-8");
            return null;
        }
    }

    private static bool TabsAreAbsent(string path, string text, ProblemList problems)
    {
        var before = problems.Count;
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line[..(line.Length - line.TrimStart().Length)].Contains('\t'))
            {
                problems.Add(path, number, "отступ сделан табуляцией; замените её пробелами");
            }
        }

        return problems.Count == before;
    }

    private static YamlValue? Root(string text)
    {
        var parser = new Parser(new StringReader(text));
        parser.Consume<StreamStart>();
        return parser.TryConsume<DocumentStart>(out _) ? Value(parser, 0) : null;
    }

    private static YamlValue Value(Parser parser, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw new YamlException(parser.Current!.Start, parser.Current.End, "Too deep.");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return new YamlScalar(Line(scalar.Start), scalar.Value);
        }

        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            var values = ImmutableArray.CreateBuilder<YamlValue>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                values.Add(Value(parser, depth + 1));
            }

            return new YamlList(Line(sequence.Start), values.ToImmutable());
        }

        return Mapping(parser, depth);
    }

    // Anchors and aliases end here as errors: the format does not need them.
    private static YamlMap Mapping(Parser parser, int depth)
    {
        var mapping = parser.Consume<MappingStart>();
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            entries.Add(new(key.Value, Line(key.Start), Value(parser, depth + 1)));
        }

        return new YamlMap(Line(mapping.Start), entries.ToImmutable());
    }

    private static int Line(Mark mark) => (int)Math.Max(1, mark.Line);
}
