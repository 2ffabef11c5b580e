using System.IO.Compression;
using System.Text;
using TeacherBot.Content.Exchange;
using TeacherBot.Content.Exchange.Tables;
using TeacherBot.Content.Exchange.Tables.Xlsx;
using TeacherBot.Operations.Verbs;

namespace TeacherBot.Tests.Content.Exchange;

public class HostileTableTests
{
    [Fact]
    public void Numbers_dates_and_percents_typed_in_Excel_are_read_as_seen()
    {
        var sheet = "<row r=\"1\"><c r=\"A1\"><v>0.84999999999999998</v></c><c r=\"B1\" s=\"1\"><v>46348</v></c><c r=\"C1\" s=\"2\"><v>0.15</v></c><c r=\"D1\" t=\"b\"><v>1</v></c><c r=\"E1\" t=\"str\"><f>1+1</f><v>два</v></c></row>";

        var row = XlsxFile.Read(Book(sheet)).Grids[0].Rows[0];

        Assert.Equal(["0.85", "22.11.2026", "15 %", "да", "два"], row.Cells.Values);
    }

    [Fact]
    public void Huge_and_hostile_workbooks_are_refused_in_words()
    {
        var many = string.Concat(Enumerable.Range(1, 5001).Select(i => $"<row r=\"{i}\"><c><v>1</v></c></row>"));
        var bomb = new string(' ', 21 * 1024 * 1024);

        Assert.Equal(GridReading.TooMany, XlsxFile.Read(Book(many)).Refusal);
        Assert.Equal(GridReading.TooMany, XlsxFile.Read(Book("<row r=\"1048576\"><c><v>1</v></c></row>")).Refusal);
        Assert.Equal(GridReading.TooLarge, XlsxFile.Read(Book(bomb)).Refusal);
        Assert.Equal(GridReading.TooLarge, XlsxFile.Read(new byte[(20 * 1024 * 1024) + 1]).Refusal);
        Assert.NotNull(XlsxFile.Read(Book("<!DOCTYPE x [<!ENTITY e \"eeee\">]>&e;")).Refusal);
        Assert.Equal(GridReading.TooMany, CsvFile.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a;b\n", 5001)))).Refusal);
    }

    [Fact]
    public void Random_rubbish_is_never_an_exception()
    {
        using var shop = new Workshop();
        var random = new Random(11);
        var good = new[] { shop.Workbook("algebra"), ExchangeVerbs.Bytes(shop.Bank("algebra"), ".csv") };
        for (var i = 0; i < 60; i++)
        {
            var bytes = i % 6 == 0 ? new byte[random.Next(3000)] : (byte[])good[i % 2].Clone();
            for (var n = 0; n < 1 + (i / 4) && bytes.Length > 0; n++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var file = shop.Save(i % 2 == 0 ? "r.xlsx" : "r.csv", bytes);
            try
            {
                Assert.InRange(shop.Import(file, to: shop.PathOf("to"), force: true), 0, 1);
            }
            catch (VerbFailure failure)
            {
                Assert.StartsWith(file, failure.Message, StringComparison.Ordinal);
            }
        }
    }

    private static byte[] Book(string rows)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, true))
        {
            Put(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/s.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
            Put(zip, "_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Put(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"Задания\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            Put(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/worksheet\" Target=\"s.xml\"/><Relationship Id=\"r2\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>");
            Put(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellXfs><xf/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>");
            Put(zip, "xl/s.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>");
        }

        return stream.ToArray();
    }

    private static void Put(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
