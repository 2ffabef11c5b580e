using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace TeacherBot.Reports.Formats;

/// <summary>A picture in the line of a document, 6 cm square.</summary>
internal static class DocxPicture
{
    private const long Side = 6L * 360_000;

    /// <param name="words">Read to those who do not see it.</param>
    public static Drawing Of(MainDocumentPart main, byte[] png, string words)
    {
        var number = (uint)main.ImageParts.Count() + 1;
        var id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"picture{number}");
        var part = main.AddImagePart(ImagePartType.Png, id);
        using (var stream = new MemoryStream(png))
        {
            part.FeedData(stream);
        }

        return new Drawing(new Wp.Inline(
            new Wp.Extent { Cx = Side, Cy = Side },
            new Wp.DocProperties { Id = number, Name = id, Description = words },
            new A.Graphic(new A.GraphicData(new Pic.Picture(
                new Pic.NonVisualPictureProperties(new Pic.NonVisualDrawingProperties { Id = number, Name = id }, new Pic.NonVisualPictureDrawingProperties()),
                new Pic.BlipFill(new A.Blip { Embed = id }, new A.Stretch(new A.FillRectangle())),
                new Pic.ShapeProperties(
                    new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = Side, Cy = Side }),
                    new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        });
    }
}
