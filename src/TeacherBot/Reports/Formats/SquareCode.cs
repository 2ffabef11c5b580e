using QRCoder;

namespace TeacherBot.Reports.Formats;

/// <summary>A link as a square code; the same link gives the same bytes.</summary>
internal static class SquareCode
{
    private const int Pixels = 8;

    public static string Svg(string link)
    {
        using var code = QRCodeGenerator.GenerateQrCode(link, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(code);
        return svg.GetGraphic(Pixels, "#000000", "#ffffff", sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    public static byte[] Png(string link)
    {
        using var code = QRCodeGenerator.GenerateQrCode(link, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(code);
        return png.GetGraphic(Pixels);
    }
}
