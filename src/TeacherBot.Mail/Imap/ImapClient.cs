using System.Globalization;
using TeacherBot.Mail.Connections;

namespace TeacherBot.Mail.Imap;

/// <summary>
/// One connection to one mailbox (RFC 9051, 3501): looks what came, reads it in pieces, moves it away, waits for more. For one caller at
/// a time. Every method may throw <see cref="ImapRefusedException"/>, after which the connection is fine, and
/// <see cref="MailConnectionException"/>, after which it is not.
/// </summary>
public sealed class ImapClient : IAsyncDisposable
{
    private const int Piece = 256 * 1024;

    private readonly MailServer server;
    private readonly ImapSession session;
    private bool arrived;

    private ImapClient(MailServer server, ImapSession session)
    {
        this.server = server;
        this.session = session;
        session.Heard = line => arrived |= line.Word(1) is "EXISTS" or "RECENT";
    }

    /// <summary>New letters are told of without being asked for.</summary>
    public bool CanIdle => session.Can("IDLE");

    public static async Task<ImapClient> ConnectAsync(MailServer server, CancellationToken cancellation) =>
        new(server, await ImapSession.OpenAsync(server, cancellation));

    /// <summary>Opens a folder for reading and moving.</summary>
    public async Task<ImapFolder> OpenAsync(string folder, CancellationToken cancellation)
    {
        long validity = 0;
        var count = 0;
        await HearAsync("SELECT", ImapSession.Quoted(FolderName.Encode(folder)), line =>
        {
            validity = line.Code?.Split(' ') is ["UIDVALIDITY", var number] && long.TryParse(number, CultureInfo.InvariantCulture, out var parsed) ? parsed : validity;
            count = line.Word(1) == "EXISTS" ? (int)(line.Values[0].Number() ?? 0) : count;
        }, cancellation);
        return new ImapFolder(folder, validity, count);
    }

    /// <summary>Letters whose id is at least this, the oldest first.</summary>
    public async Task<IReadOnlyList<ImapLetter>> ListAsync(long fromUid, CancellationToken cancellation)
    {
        arrived = false;
        var letters = new SortedDictionary<long, ImapLetter>();
        await HearAsync("UID FETCH", string.Create(CultureInfo.InvariantCulture, $"{fromUid}:* (UID RFC822.SIZE INTERNALDATE)"), line =>
        {
            // «n:*» names the last letter even when its id is smaller than n.
            if (Fetched(line) is { } fields && fields.GetValueOrDefault("UID")?.Number() is { } uid && uid >= fromUid)
            {
                letters[uid] = new ImapLetter(uid, fields.GetValueOrDefault("RFC822.SIZE")?.Number() ?? 0, Date(fields.GetValueOrDefault("INTERNALDATE")?.Text()));
            }
        }, cancellation);
        return [.. letters.Values];
    }

    /// <summary>Letters with this text in a header, the oldest first; empty for a text that is not plain ASCII.</summary>
    public async Task<IReadOnlyList<long>> FindAsync(string header, string text, CancellationToken cancellation)
    {
        var found = new SortedSet<long>();
        if (text.All(c => c is >= ' ' and <= '~'))
        {
            await HearAsync("UID SEARCH", $"HEADER {header} {ImapSession.Quoted(text)}", line =>
            {
                if (line.Word(0) == "SEARCH")
                {
                    found.UnionWith(line.Values.Skip(1).Select(v => v.Number()).OfType<long>());
                }
            }, cancellation);
        }

        return [.. found];
    }

    /// <summary>The letter as it lies there, unread marks untouched; at most so many bytes of it. Null when it is gone.</summary>
    public async Task<byte[]?> FetchAsync(long uid, int most, CancellationToken cancellation)
    {
        using var whole = new MemoryStream();
        while (whole.Length < most)
        {
            var wanted = (int)Math.Min(Piece, most - whole.Length);
            if (await PieceAsync(uid, whole.Length, wanted, cancellation) is not { } piece)
            {
                return whole.Length > 0 ? whole.ToArray() : null;
            }

            whole.Write(piece);
            if (piece.Length < wanted)
            {
                break;
            }
        }

        return whole.ToArray();
    }

    /// <summary>Moves letters to another folder: MOVE where the server has it (RFC 6851), else copy, mark and expunge.</summary>
    public async Task MoveAsync(IReadOnlyCollection<long> uids, string folder, CancellationToken cancellation)
    {
        var target = ImapSession.Quoted(FolderName.Encode(folder));
        foreach (var set in Sets(uids))
        {
            if (session.Can("MOVE"))
            {
                await session.RunAsync("UID MOVE", $"{set} {target}", cancellation);
                continue;
            }

            await session.RunAsync("UID COPY", $"{set} {target}", cancellation);
            await DeleteAsync(set, cancellation);
        }
    }

    /// <summary>Removes letters for good.</summary>
    public async Task DeleteAsync(IReadOnlyCollection<long> uids, CancellationToken cancellation)
    {
        foreach (var set in Sets(uids))
        {
            await DeleteAsync(set, cancellation);
        }
    }

    /// <summary>Makes a folder; one that exists stays as it is.</summary>
    public async Task CreateAsync(string folder, CancellationToken cancellation)
    {
        var exists = false;
        await HearAsync("LIST", $"\"\" {ImapSession.Quoted(FolderName.Encode(folder))}", line => exists |= line.Word(0) == "LIST", cancellation);
        if (!exists)
        {
            await session.RunAsync("CREATE", ImapSession.Quoted(FolderName.Encode(folder)), cancellation);
        }
    }

    /// <summary>Puts a letter into a folder.</summary>
    public Task AppendAsync(string folder, ReadOnlyMemory<byte> letter, CancellationToken cancellation) => session.RunAsync(
        "APPEND", string.Create(CultureInfo.InvariantCulture, $"{ImapSession.Quoted(FolderName.Encode(folder))} {{{letter.Length}}}"), cancellation, letter);

    /// <summary>Keeps the connection awake.</summary>
    public Task NoopAsync(CancellationToken cancellation) => session.RunAsync("NOOP", "", cancellation);

    /// <summary>
    /// Waits until something came or the time is over, at most 29 minutes (RFC 2177), by IDLE; where the server cannot, by asking every
    /// <paramref name="poll"/>. True when something came since the last <see cref="ListAsync"/>.
    /// </summary>
    public async Task<bool> WaitAsync(TimeSpan most, TimeSpan poll, CancellationToken cancellation)
    {
        if (CanIdle)
        {
            await IdleAsync(most, cancellation);
            return arrived;
        }

        for (var waited = TimeSpan.Zero; waited < most && !arrived; waited += poll)
        {
            await Task.Delay(poll, cancellation);
            await NoopAsync(cancellation);
        }

        return arrived;
    }

    public ValueTask DisposeAsync() => session.DisposeAsync();

    private async Task IdleAsync(TimeSpan most, CancellationToken cancellation)
    {
        var tag = await session.WriteAsync("IDLE", "", "IDLE", cancellation);
        var over = Task.Delay(most, cancellation);
        Task<ImapLine>? reading = null;
        while (!arrived)
        {
            reading ??= session.ReadAsync(most + server.ReplyTimeout, cancellation);
            if (await Task.WhenAny(reading, over) != reading)
            {
                break;
            }

            var line = await reading;
            reading = line.Tag == tag ? throw new ImapRefusedException("IDLE", line.Code) : null;
        }

        // A read that is under way is never given up: half a line would be lost with it.
        await session.WriteLineAsync("DONE", "DONE", cancellation);
        var left = reading is null ? null : await Task.WhenAny(reading, Task.Delay(server.ReplyTimeout, cancellation)) == reading ? await reading
            : throw new MailConnectionException(MailFailure.TimedOut, $"сервер {server.Host}:{server.Port} молчит после ожидания");
        if (left?.Tag != tag)
        {
            await session.UntilDoneAsync("IDLE", tag, cancellation);
        }
    }

    private async Task<byte[]?> PieceAsync(long uid, long from, int wanted, CancellationToken cancellation)
    {
        byte[]? piece = null;
        session.Reader.LongestLiteral = wanted;
        await HearAsync("UID FETCH", string.Create(CultureInfo.InvariantCulture, $"{uid} (UID BODY.PEEK[]<{from}.{wanted}>)"), line =>
        {
            if (Fetched(line) is { } fields && fields.GetValueOrDefault("UID")?.Number() == uid
                && fields.FirstOrDefault(f => f.Key.StartsWith("BODY[]", StringComparison.OrdinalIgnoreCase)).Value is ImapValue.Bytes bytes)
            {
                piece = bytes.Value;
            }
        }, cancellation);
        return piece;
    }

    private async Task DeleteAsync(string set, CancellationToken cancellation)
    {
        await session.RunAsync("UID STORE", set + @" +FLAGS.SILENT (\Deleted)", cancellation);
        await (session.Can("UIDPLUS") ? session.RunAsync("UID EXPUNGE", set, cancellation) : session.RunAsync("EXPUNGE", "", cancellation));
    }

    private async Task HearAsync(string name, string arguments, Action<ImapLine> heard, CancellationToken cancellation)
    {
        var before = session.Heard;
        session.Heard = before + heard;
        try
        {
            await session.RunAsync(name, arguments, cancellation);
        }
        finally
        {
            session.Heard = before;
        }
    }

    private static Dictionary<string, ImapValue>? Fetched(ImapLine line) =>
        line.Word(1) == "FETCH" && line.Values is [_, _, ImapValue.List { Items: var items }]
            ? items.Chunk(2).Where(p => p.Length == 2).GroupBy(p => p[0].Text(), StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First()[1], StringComparer.OrdinalIgnoreCase)
            : null;

    private static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParseExact(text?.Trim(), ["d-MMM-yyyy HH:mm:ss zzz"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;

    private static IEnumerable<string> Sets(IReadOnlyCollection<long> uids) =>
        uids.Chunk(200).Select(chunk => string.Join(',', chunk.Select(u => u.ToString(CultureInfo.InvariantCulture))));
}
