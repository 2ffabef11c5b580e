using System.Text;

namespace TeacherBot.Operations.Simulation.Telegram;

/// <summary>Multipart as the real server reads it: header values are raw UTF-8 and <c>filename*</c> is ignored.</summary>
internal static class MultipartReader
{
    public static bool TryRead(string contentType, ReadOnlySpan<byte> body, ApiCall call)
    {
        if (Parameter(contentType, "boundary") is not { Length: > 0 } boundary)
        {
            return false;
        }

        var delimiter = Encoding.UTF8.GetBytes("--" + boundary);
        if (!body.StartsWith(delimiter))
        {
            return false;
        }

        body = body[delimiter.Length..];
        delimiter = [.. "\r\n"u8, .. delimiter];
        while (!body.StartsWith("--"u8))
        {
            var end = body.IndexOf(delimiter);
            if (!body.StartsWith("\r\n"u8) || end < 0 || !TryPart(body[2..end], call))
            {
                return false;
            }

            body = body[(end + delimiter.Length)..];
        }

        return true;
    }

    private static bool TryPart(ReadOnlySpan<byte> part, ApiCall call)
    {
        var split = part.IndexOf("\r\n\r\n"u8);
        if (split < 0)
        {
            return false;
        }

        var disposition = Array.Find(
            Encoding.UTF8.GetString(part[..split]).Split("\r\n"),
            line => line.StartsWith("content-disposition:", StringComparison.OrdinalIgnoreCase));
        if (disposition is null || Parameter(disposition, "name") is not { } name)
        {
            return false;
        }

        var content = part[(split + 4)..];
        if (Parameter(disposition, "filename") is { } fileName)
        {
            call.SetFile(name, new UploadedFile(fileName, content.ToArray()));
        }
        else
        {
            call.SetField(name, Encoding.UTF8.GetString(content));
        }

        return true;
    }

    private static string? Parameter(string header, string name)
    {
        var from = 0;
        while (true)
        {
            var at = header.IndexOf(name + "=", from, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return null;
            }

            from = at + name.Length + 1;
            if (at > 0 && header[at - 1] is ' ' or ';')
            {
                return Value(header.AsSpan(from));
            }
        }
    }

    private static string Value(ReadOnlySpan<char> rest)
    {
        if (rest is not ['"', .. var quoted])
        {
            var end = rest.IndexOf(';');
            return (end < 0 ? rest : rest[..end]).Trim().ToString();
        }

        var value = new StringBuilder();
        for (var i = 0; i < quoted.Length && quoted[i] != '"'; i++)
        {
            value.Append(quoted[i] == '\\' && i + 1 < quoted.Length ? quoted[++i] : quoted[i]);
        }

        return value.ToString();
    }
}
