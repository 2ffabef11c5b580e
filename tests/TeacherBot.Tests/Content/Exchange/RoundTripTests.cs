using System.Text;
using TeacherBot.Content;
using TeacherBot.Content.Exchange;
using TeacherBot.Content.Exchange.Gift;
using TeacherBot.Content.Exchange.Tables;
using TeacherBot.Content.Exchange.Tables.Xlsx;
using TeacherBot.Content.Yaml;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Content.Exchange;

public class RoundTripTests
{
    private static readonly string[] _formats = [".xlsx", ".csv", ".gift"];

    public static TheoryData<string, string> BanksAndFormats
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var id in Directory.EnumerateDirectories(Path.Combine(Repository.Content, "common/instruments")).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal))
            {
                foreach (var format in _formats)
                {
                    all.Add(id, format);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(BanksAndFormats))]
    public void Bank_of_the_repository_comes_back_the_same(string id, string format)
    {
        var folder = ContentFolder.OfDisk(Repository.Content);
        var bank = BankYaml.Read(folder, id)!;

        var back = Back(ExchangeVerbs.Bytes(bank, format), format);

        Assert.Equal(Workshop.Text(bank), Workshop.Text(back));
        Assert.Equal(Fields(folder, id), Fields(ContentFolder.OfFiles(BankYaml.Files(back).Select(f => f.In($"common/instruments/{id}/"))), id));
    }

    [Theory]
    [InlineData("mathematics-levels", ".xlsx")]
    [InlineData("mathematics-levels", ".csv")]
    [InlineData("mathematics-levels", ".gift")]
    [InlineData("resources", ".csv")]
    [InlineData("difficulties", ".gift")]
    public void Imported_bank_passes_the_same_check_and_is_read_as_the_same_instrument(string id, string format)
    {
        var bank = BankYaml.Read(ContentFolder.OfDisk(Repository.Content), id)!;
        var file = Path.Combine(Directory.CreateTempSubdirectory("teacherbot-exchange-").FullName, "bank" + format);
        File.WriteAllBytes(file, ExchangeVerbs.Bytes(bank, format));
        using var writer = new StringWriter();

        var exit = ExchangeVerbs.Import(new(file, Repository.Content, null, Path.ChangeExtension(file, null)) { Today = DateOnly.FromDateTime(DateTime.UtcNow) }, writer);

        Assert.True(exit == 0, writer.ToString());
        Assert.StartsWith("Вопросник", writer.ToString(), StringComparison.Ordinal);
        Assert.Equal(Workshop.Text(bank), string.Concat(BankYaml.Files(bank).Select(f => $"# {f.Path}\n{File.ReadAllText(Path.Combine(Path.ChangeExtension(file, null), f.Path))}")));
        Directory.Delete(Path.GetDirectoryName(file)!, true);
    }

    [Theory]
    [InlineData(".xlsx")]
    [InlineData(".csv")]
    [InlineData(".gift")]
    public void Every_field_and_awkward_text_survives(string format)
    {
        var bank = Awkward();

        var back = Back(ExchangeVerbs.Bytes(bank, format), format);

        Assert.Equal(Workshop.Text(bank), Workshop.Text(back));
        var files = BankYaml.Files(back).Select(f => f.In("common/instruments/awkward/"));
        Assert.Equal(Workshop.Text(bank), Workshop.Text(BankYaml.Read(ContentFolder.OfFiles(files), "awkward")!));
    }

    [Theory]
    [InlineData(".xlsx")]
    [InlineData(".csv")]
    [InlineData(".gift")]
    public void Percent_bank_in_area_files_keeps_its_items_and_passes(string format)
    {
        using var shop = new Workshop();
        var folder = Directory.CreateDirectory(Path.Combine(shop.Content, "common/instruments/quick")).FullName;
        File.WriteAllText(Path.Combine(folder, "instrument.yml"), "id: quick\nversion: 1\nkind: percent\ntitle: Быстрый\ncuts: [60, 80]\nareas: [ALG]\n");
        File.WriteAllText(Path.Combine(folder, "ALG.yml"), """
            area: ALG
            items:
              - { id: A1, type: number, text: Сколько будет 2 + 2?, answer: 4, seconds: 20, source: счёт, checked: 2026-11-01, next_step: шаг, explanation: Четыре., verified: [раз, два] }
            """);
        var bank = shop.Bank("quick");
        Assert.Equal(0, ExchangeVerbs.Export(shop.Content, "quick", shop.PathOf("quick" + format), TextWriter.Null));

        Assert.True(shop.Import(shop.PathOf("quick" + format), force: true) == 0, shop.Output);

        Assert.True(bank.Says(shop.Bank("quick")));
        Assert.IsType<ContentResult.Loaded>(ContentLoader.Load(shop.Content, SampleFolder.Today));
    }

    [Fact]
    public void Field_the_table_does_not_know_is_not_lost_silently()
    {
        using var shop = new Workshop();
        var path = Path.Combine(shop.Content, "common/instruments/worries/instrument.yml");
        File.AppendAllText(path, "colour: red\n");

        var refused = Assert.Throws<TeacherBot.Operations.Verbs.VerbFailure>(() => ExchangeVerbs.Export(shop.Content, "worries", shop.PathOf("w.csv"), TextWriter.Null));

        Assert.Contains("без потерь", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(shop.PathOf("w.csv")));
    }

    [Theory]
    [InlineData(".yml")]
    [InlineData(".xlsx")]
    [InlineData(".csv")]
    [InlineData(".gift")]
    public void Any_text_in_any_field_survives(string format)
    {
        string[] bits = ["=", "+", "-", "@", "'", "\"", "\\", "\\n", "\n", "\t", ":", ": ", " #", "#", "{", "}", "[", "]", "~", "%50%", "->", "//", "::", "a", "Ж", "1", ",", ";", "&", "*", "!", "|", ">", "<b>", "</b>", "\u0001", "\u00a0", "😀", "_x0041_", "---", "null", " ", "?"];
        var random = new Random(5);
        string Text() => string.Concat(Enumerable.Range(0, 1 + random.Next(random.Next(4) == 0 ? 90 : 8)).Select(_ => bits[random.Next(bits.Length)])).Trim() is { Length: > 0 } text ? text : "x";
        for (var i = 0; i < 25; i++)
        {
            var bank = Awkward();
            bank = bank with { Items = [.. bank.Items.Select(t => t with { Fields = (YamlMap)Noise(t.Fields, Text) })], Triads = [.. bank.Triads.Select(t => t with { Fields = ((YamlMap)Noise(t.Fields, Text)).With("id", t.Id, 0) })] };

            var back = format == ".yml"
                ? BankYaml.Read(ContentFolder.OfFiles(BankYaml.Files(bank).Select(f => f.In("common/instruments/awkward/"))), "awkward")!
                : ExchangeVerbs.Back(ExchangeVerbs.Bytes(bank, format), format)!;

            Assert.Equal(Workshop.Text(bank), Workshop.Text(back));
        }
    }

    private static YamlValue Noise(YamlValue value, Func<string> text) => value switch
    {
        YamlScalar { Text: "true" or "false" } => value,
        YamlScalar scalar when scalar.Text.Length > 3 => scalar with { Text = text() },
        YamlList list => list with { Values = [.. list.Values.Select(v => Noise(v, text))] },
        YamlMap map => map with { Entries = [.. map.Entries.Select(e => e.Key is "id" or "type" or "checked" or "valid_until" ? e : e with { Value = Noise(e.Value, text) })] },
        _ => value,
    };

    [Fact]
    public void Formula_of_an_author_is_never_a_formula_of_the_file()
    {
        var bank = Awkward();

        var csv = Encoding.UTF8.GetString(ExchangeVerbs.Bytes(bank, ".csv"));
        using var book = new System.IO.Compression.ZipArchive(new MemoryStream(ExchangeVerbs.Bytes(bank, ".xlsx")));

        Assert.Contains("'=CMD()", csv, StringComparison.Ordinal);
        foreach (var entry in book.Entries.Where(e => e.FullName.Contains("worksheets", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open());
            Assert.DoesNotContain("<x:f>", reader.ReadToEnd(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(';', true)]
    [InlineData(',', true)]
    [InlineData(';', false)]
    [InlineData(',', false)]
    public void Csv_of_any_Excel_is_understood(char separator, bool mark)
    {
        var bank = Awkward();
        var rows = CsvFile.Read(ExchangeVerbs.Bytes(bank, ".csv")).Grids[0].Rows;
        var lines = rows.Select(r => string.Join(separator, Enumerable.Range(1, Columns.Together.Length).Select(c => $"\"{r.Cells.GetValueOrDefault(c, "").Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
        var text = (mark ? "\ufeff" : "") + string.Join("\r\n", lines);

        Assert.Equal(Workshop.Text(bank), Workshop.Text(Back(Encoding.UTF8.GetBytes(text), ".csv")));
    }

    [Fact]
    public void Old_Russian_encoding_of_csv_is_understood()
    {
        using var shop = new Workshop();
        var text = Encoding.UTF8.GetString(ExchangeVerbs.Bytes(shop.Bank("worries"), ".csv")).TrimStart('\ufeff');

        var back = Back(CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes(text), ".csv");

        Assert.Equal("Что даётся труднее", back.Head.Text("title"));
        Assert.Equal(2, back.Items.Length);
    }

    private static Bank Back(byte[] bytes, string format)
    {
        if (format == ".gift")
        {
            var gift = GiftReader.Read(Encoding.UTF8.GetString(bytes), null, "x", new HashSet<string>());
            Assert.Empty(gift.Remarks);
            return gift.Bank;
        }

        var reading = format == ".csv" ? CsvFile.Read(bytes) : XlsxFile.Read(bytes);
        Assert.Null(reading.Refusal);
        var sheets = SheetReader.Read(reading.Grids, null);
        Assert.Empty(sheets.Remarks);
        return sheets.Bank!;
    }

    // Written without the code under test: path and text of every field, in the order of the words and not of the file.
    private static List<string> Fields(ContentFolder folder, string id)
    {
        var fields = new List<string>();
        foreach (var path in folder.Under($"common/instruments/{id}/").Where(p => p.EndsWith(".yml", StringComparison.Ordinal) && !p.Contains("/checks/", StringComparison.Ordinal)).ToList())
        {
            var at = folder.Yaml(path)!;
            Walk(Path.GetFileName(path), new YamlMap(1, [.. at.Entries]), fields);
        }

        Assert.Empty(folder.Problems.Sorted());
        fields.Sort(StringComparer.Ordinal);
        return fields;
    }

    private static void Walk(string path, YamlValue value, List<string> fields)
    {
        switch (value)
        {
            case YamlScalar scalar: fields.Add($"{path} = {scalar.Text.Trim()}"); break;
            case YamlList { Values: [YamlScalar only] } when path.EndsWith(".trap", StringComparison.Ordinal): Walk(path, only, fields); break;
            case YamlList list: list.Values.Index().ToList().ForEach(v => Walk($"{path}.{v.Index}", v.Item, fields)); break;
            case YamlMap map: map.Entries.ToList().ForEach(e => Walk($"{path}.{e.Key}", e.Value, fields)); break;
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    private static Bank Awkward() => BankYaml.Read(
        ContentFolder.OfFiles(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Content/Exchange/Awkward"))
            .Select(f => PublishedFile.Of("common/instruments/awkward/" + Path.GetFileName(f), File.ReadAllBytes(f)))), "awkward")!;
}
