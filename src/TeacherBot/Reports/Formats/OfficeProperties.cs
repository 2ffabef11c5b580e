using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using TeacherBot.Content.Exchange.Tables.Xlsx;
using TeacherBot.Core.Reports;

namespace TeacherBot.Reports.Formats;

/// <summary>Title and instants of an office file under fixed names: the library would make up new ones each time.</summary>
internal static class OfficeProperties
{
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Schema = "http://www.w3.org/2001/XMLSchema-instance";

    public static void Write(CoreFilePropertiesPart part, Report report)
    {
        var at = report.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var xml = new XElement(
            Core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", Core),
            new XAttribute(XNamespace.Xmlns + "dc", Dublin),
            new XAttribute(XNamespace.Xmlns + "dcterms", Terms),
            new XAttribute(XNamespace.Xmlns + "xsi", Schema),
            new XElement(Dublin + "title", XlsxFile.Printable(report.Title)),
            new XElement(Terms + "created", new XAttribute(Schema + "type", "dcterms:W3CDTF"), at),
            new XElement(Terms + "modified", new XAttribute(Schema + "type", "dcterms:W3CDTF"), at));
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml.ToString(SaveOptions.DisableFormatting)));
        part.FeedData(stream);
    }
}
