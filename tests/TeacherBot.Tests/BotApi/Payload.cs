using System.Text;

namespace TeacherBot.Tests.BotApi;

internal static class Payload
{
    public static byte[] Bytes(string name)
    {
        using var stream = typeof(Payload).Assembly.GetManifestResourceStream($"TeacherBot.Tests.BotApi.payloads.{name}")
            ?? throw new FileNotFoundException(name);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));
}
