using System.Text;
using TeacherBot.Content;
using TeacherBot.Content.Exchange;
using TeacherBot.Content.Exchange.Tables;
using TeacherBot.Content.Exchange.Tables.Xlsx;

namespace TeacherBot.Tests.Content.Exchange;

/// <summary>A temporary place with a copy of the small good folder, an author's file, and what the program answered.</summary>
internal sealed class Workshop : IDisposable
{
    private readonly SampleFolder _content = new();

    public string Content => _content.Root;

    public string Output { get; private set; } = "";

    public string PathOf(string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(Content, "..", Path.GetFileName(Content) + "-desk")).FullName, name);

    public string Save(string name, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }

    public string Save(string name, string text) => Save(name, Encoding.UTF8.GetBytes(text));

    public int Import(string file, string? id = null, string? to = null, bool force = false)
    {
        using var writer = new StringWriter();
        var exit = ExchangeVerbs.Import(new(file, Content, id, to) { Today = SampleFolder.Today, Force = force }, writer);
        Output = writer.ToString();
        return exit;
    }

    public Bank Bank(string id) => BankYaml.Read(ContentFolder.OfDisk(Content), id)!;

    /// <summary>The bank's workbook with some cells changed: by sheet, row on the screen and title of the column.</summary>
    public byte[] Workbook(string id, params (string Sheet, int Row, string Title, string Text)[] changes)
    {
        var sheets = BankSheets.Workbook(Bank(id)).ToList();
        foreach (var (name, row, title, text) in changes)
        {
            var index = sheets.FindIndex(s => s.Name == name);
            var sheet = sheets[index];
            var column = sheet.Columns.ToList().FindIndex(c => c.Title == title);
            var line = sheet.Upright ? 0 : row - 2;
            var rows = sheet.Rows;
            while (rows.Length <= line)
            {
                rows = rows.Add([.. sheet.Columns.Select(_ => "")]);
            }

            sheets[index] = sheet with { Rows = rows.SetItem(line, rows[line].SetItem(column, text)) };
        }

        return XlsxBook.Write([.. sheets]);
    }

    /// <summary>Files of a bank as one text, to compare.</summary>
    public static string Text(Bank bank) => string.Concat(BankYaml.Files(bank).Select(f => $"# {f.Path}\n{f.Yaml.Text}"));

    public void Dispose()
    {
        Directory.Delete(Path.GetDirectoryName(PathOf("x"))!, true);
        _content.Dispose();
    }
}
