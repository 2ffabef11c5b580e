using System.Security.Cryptography;
using System.Text;

namespace TeacherBot.Mail.Mime.Writing;

/// <summary>
/// Writes a letter (RFC 5322, 2045-2049, 2231, 6047): plain text and HTML as alternatives, pictures beside the HTML, a calendar as a
/// further alternative and as a file, files after all that. ASCII only, lines of at most 76 signs; the same draft gives the same bytes.
/// </summary>
public static class LetterWriter
{
    private const int MostReferences = 20;

    public static byte[] Write(LetterDraft draft)
    {
        var headers = new HeaderWriter()
            .AddDate(draft.Date)
            .AddMailbox("From", draft.From)
            .AddMailbox("To", draft.To)
            .AddText("Subject", draft.Subject)
            .Add("Message-ID", $"<{draft.MessageId}>");
        if (draft.ReplyTo is { } reply)
        {
            headers.AddMailbox("Reply-To", draft.From with { Address = reply });
        }

        if (draft.InReplyTo is { } answered)
        {
            headers.Add("In-Reply-To", $"<{answered}>");
        }

        if (draft.References.Count > 0)
        {
            headers.Add("References", string.Join(' ', Thinned(draft.References).Select(id => $"<{id}>")));
        }

        foreach (var (name, value) in draft.Headers)
        {
            headers.Add(name, value);
        }

        return Encoding.ASCII.GetBytes(headers.Add("MIME-Version", "1.0") + new Parts(draft).Whole());
    }

    // The first says what the thread is, the last ones what is answered.
    private static IEnumerable<string> Thinned(IReadOnlyList<string> ids) =>
        ids.Count <= MostReferences ? ids : ids.Take(1).Concat(ids.Skip(ids.Count - MostReferences + 1));

    private sealed class Parts(LetterDraft draft)
    {
        private int boundaries;

        public string Whole()
        {
            var alternatives = new List<string> { Text("text/plain", draft.Text) };
            if (draft.Html is { } html)
            {
                alternatives.Add(Multipart("related", [Text("text/html", html), .. draft.Pictures.Select(Picture)]));
            }

            if (draft.Calendar is { } calendar)
            {
                alternatives.Add(Text($"text/calendar; method={calendar.Method}", calendar.Text));
            }

            var files = draft.Files.Select(f => File(f.Name, f.MediaType, f.Bytes));
            var invite = draft.Calendar is { } same ? [File("invite.ics", "application/ics", Encoding.UTF8.GetBytes(same.Text))] : Enumerable.Empty<string>();
            return Multipart("mixed", [Multipart("alternative", alternatives), .. invite, .. files]);
        }

        // One part needs nothing around it.
        private string Multipart(string kind, IReadOnlyList<string> parts)
        {
            if (parts is [var only])
            {
                return only;
            }

            // «=_» stands in neither encoding, so no body can hold a boundary.
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(draft.MessageId));
            var boundary = $"=_{Convert.ToHexStringLower(hash.AsSpan(0, 12))}.{++boundaries}";
            var text = new StringBuilder(new HeaderWriter().AddParameters("Content-Type", "multipart/" + kind, [$"boundary=\"{boundary}\""]).ToString()).Append("\r\n");
            foreach (var part in parts)
            {
                text.Append("--").Append(boundary).Append("\r\n").Append(part);
            }

            return text.Append("--").Append(boundary).Append("--\r\n").ToString();
        }

        private static string Text(string type, string text)
        {
            var (encoding, body) = BodyCoding.Text(text);
            return $"Content-Type: {type}; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}";
        }

        private static string Picture(DraftPicture picture) =>
            $"Content-Type: {picture.MediaType}\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <{picture.ContentId}>\r\n"
            + $"Content-Disposition: inline\r\n\r\n{BodyCoding.Base64(picture.Bytes)}";

        private static string File(string name, string type, byte[] bytes) => new HeaderWriter()
            .AddParameters("Content-Type", type, FileNames.Parameters("name", name).Take(1))
            .AddParameters("Content-Disposition", "attachment", FileNames.Parameters("filename", name))
            .Add("Content-Transfer-Encoding", "base64") + "\r\n" + BodyCoding.Base64(bytes);
    }
}
