using System.Diagnostics;
using System.Text;

namespace TeacherBot.IntegrationTests.Documents;

/// <summary>What Debian's tools say of a PDF.</summary>
internal static class Tool
{
    public static async Task<string> ReadAsync(string tool, byte[] pdf, params string[] options) => Encoding.UTF8.GetString(await BytesAsync(tool, pdf, options));

    public static async Task<byte[]> BytesAsync(string tool, byte[] pdf, params string[] options)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, pdf);
        var bytes = await RunAsync(tool, tool == "pdftotext" ? [.. options, path, "-"] : [.. options, path]);
        File.Delete(path);
        return bytes;
    }

    public static async Task<byte[]> RunAsync(string tool, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, words) { RedirectStandardOutput = true })!;
        using var said = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(said);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return said.ToArray();
    }
}
