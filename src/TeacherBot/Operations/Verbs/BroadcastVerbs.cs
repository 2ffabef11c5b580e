using System.Globalization;
using System.Text;
using TeacherBot.Broadcasts;
using TeacherBot.Core.Broadcasts;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Events;
using TeacherBot.Store;

namespace TeacherBot.Operations.Verbs;

/// <summary>What `broadcast plan` is asked for.</summary>
/// <param name="Attach">Path of a picture or file that goes with it; null for none.</param>
internal sealed record BroadcastWish(string File, string Municipality, string Kind, string Segment, string? Attach, bool Json);

/// <summary>`broadcast`: the same as the dialogue does, from a Markdown file. Sending itself is the service's.</summary>
internal sealed class BroadcastVerbs(Surroundings here)
{
    private const int LongestFile = 64 * 1024;

    public async Task<int> PlanAsync(Desk desk, Bot bot, BroadcastWish wish, CancellationToken cancellation)
    {
        var draft = Draft(desk, bot, wish);
        var file = wish.Attach is { } path ? BroadcastAttachment.Read(path) : null;
        if (file?.With(draft.Message!) is { } whole && BroadcastText.Mistake(whole) is { } tooLong)
        {
            throw new VerbFailure(ExitCode.Wrong, $"{wish.File}: {bot.Catalog.Value.Text(tooLong.Text, ("value", tooLong.Value))}");
        }

        var moved = await desk.Database.WriteAsync(
            unit =>
            {
                file?.Keep(unit, here.Clock.GetUtcNow());
                BroadcastStore.Put(unit, draft with { Message = file?.With(draft.Message!) ?? draft.Message });
                return BroadcastStore.Move(unit, draft.Id, BroadcastStatus.Draft, BroadcastStatus.Freezing);
            },
            cancellation);
        var limits = new BroadcastLimits(desk.Settings.Telegram.MessagesPerSecond, desk.Settings.Delivery.WeeklyCap, desk.Settings.Privacy.MinimumGroup);
        var job = new FreezeJob(desk.Database, bot.Turns, bot.Catalog, limits, here.Clock);
        while (moved && await job.RunAsync(new Job(0, JobKinds.Broadcast, draft.Id, null, 1), cancellation) is JobOutcome.Later)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        return Known(desk, draft.Id).Refusal is { } refusal
            ? throw new VerbFailure(ExitCode.Failed, $"--segment: {refusal}")
            : Status(desk, bot, draft.Id, wish.Json);
    }

    public async Task<int> SendAsync(Desk desk, Bot bot, string id, string? at, CancellationToken cancellation)
    {
        var broadcast = Known(desk, id);
        var town = bot.Catalog.Value.Municipalities[broadcast.Municipality];
        var now = here.Clock.GetUtcNow();
        var starts = at is null ? now : TypedTime.Read(at, now, town.TimeZone)
            ?? throw new VerbFailure(ExitCode.Wrong, $"--at «{at}»: нужны день и час вида «12.12 15:00», время {town.Title}.");
        if (broadcast.Status != BroadcastStatus.Planned || !await desk.Database.WriteAsync(unit => BroadcastStore.Start(unit, broadcast.Id, starts), cancellation))
        {
            throw new VerbFailure(ExitCode.Failed, $"Рассылка {id}: {Word(bot, broadcast.Status)}. Отправить можно ту, у которой готов план: teacherbot broadcast plan.");
        }

        here.Out.WriteLine($"Уйдёт {RussianDate.Full(UnaskedHours.NextAfter(starts, town), town.TimeZone)}, если служба работает. Ход: teacherbot broadcast status {broadcast.Id}");
        return ExitCode.Done;
    }

    /// <summary>pause, resume, cancel, recall or repeat.</summary>
    public async Task<int> MoveAsync(Desk desk, Bot bot, string id, string move, CancellationToken cancellation)
    {
        var broadcast = Known(desk, id);
        var now = here.Clock.GetUtcNow();
        var done = await desk.Database.WriteAsync(
            unit => move switch
            {
                "pause" => BroadcastStore.Pause(unit, broadcast.Id),
                "resume" => BroadcastStore.Resume(unit, broadcast.Id),
                "cancel" => BroadcastStore.Cancel(unit, broadcast.Id, now),
                "recall" => BroadcastStore.Recall(unit, broadcast.Id, null, now),
                _ => BroadcastStore.Repeat(unit, broadcast.Id, now) > 0,
            },
            cancellation);
        if (!done)
        {
            throw new VerbFailure(ExitCode.Failed, $"Рассылка {id}: {Word(bot, broadcast.Status)}. Этого с ней сделать нельзя.");
        }

        here.Out.WriteLine($"Рассылка {broadcast.Id}: {Word(bot, Known(desk, broadcast.Id).Status)}.");
        return ExitCode.Done;
    }

    public int Status(Desk desk, Bot bot, string id, bool json)
    {
        var broadcast = Known(desk, id);
        var live = broadcast.ByNeed() ? [] : desk.Database.Read(unit => RecipientStore.Count(unit, broadcast.Id));
        var left = broadcast.Counts.Where(c => broadcast.ByNeed() ? c.What == BroadcastCounts.About : c.What is BroadcastCounts.NoConsent or BroadcastCounts.NoAddress);
        var counts = live.Concat(left).Where(c => c.Number > 0).ToList();
        if (json)
        {
            Lines.Json(here.Out, new
            {
                id = broadcast.Id,
                status = broadcast.Status.ToString().ToLowerInvariant(),
                starts = broadcast.StartsAt,
                finished = broadcast.FinishedAt,
                blind = broadcast.Blind,
                counts = counts.ToDictionary(c => c.What, c => Shown(broadcast, c.Number)),
            });
            return ExitCode.Done;
        }

        here.Out.WriteLine($"Рассылка {broadcast.Id}: {Word(bot, broadcast.Status)}.");
        foreach (var count in counts)
        {
            here.Out.WriteLine("• " + bot.Catalog.Value.Text("broadcast.count." + count.What, ("n", Shown(broadcast, count.Number))));
        }

        if (broadcast.Status == BroadcastStatus.Planned)
        {
            here.Out.WriteLine($"Отправить: teacherbot broadcast send {broadcast.Id}");
        }

        return ExitCode.Done;
    }

    /// <summary>The ledger line by line: person, channel, outcome, code, id of the message.</summary>
    public int Ledger(Desk desk, string id)
    {
        var broadcast = Known(desk, id);
        if (broadcast.Blind)
        {
            throw new VerbFailure(ExitCode.Failed, $"Рассылка {id} выбрана по потребности: о ней есть только числа, teacherbot broadcast status {id}.");
        }

        long after = 0;
        while (desk.Database.Read(unit => RecipientStore.Lines(unit, broadcast.Id, after, 1000)) is { Count: > 0 } lines)
        {
            foreach (var line in lines)
            {
                here.Out.WriteLine(string.Join('\t', line.Person, line.Channel, line.Recall ? $"Recall{line.State}" : $"{line.State}", line.Code ?? "", line.Message?.ToString(CultureInfo.InvariantCulture) ?? ""));
            }

            after = lines[^1].Id;
        }

        return ExitCode.Done;
    }

    public int List(Desk desk, Bot bot)
    {
        var catalog = bot.Catalog.Value;
        Lines.Table(
            here.Out,
            ["номер", "муниципалитет", "состояние", "создана (UTC)"],
            catalog.Municipalities.Keys.Order(StringComparer.Ordinal)
                .SelectMany(town => desk.Database.Read(unit => BroadcastStore.List(unit, town)))
                .Select(b => new[] { b.Id, b.Municipality, Word(bot, b.Status), b.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) }),
            "Рассылок нет.");
        return ExitCode.Done;
    }

    private Broadcast Draft(Desk desk, Bot bot, BroadcastWish wish)
    {
        var catalog = bot.Catalog.Value;
        if (!catalog.Municipalities.ContainsKey(wish.Municipality))
        {
            throw new VerbFailure(ExitCode.Wrong, $"Муниципалитета «{wish.Municipality}» нет; есть {string.Join(", ", catalog.Municipalities.Keys.Order(StringComparer.Ordinal))}.");
        }

        var source = Read(wish.File);
        var now = here.Clock.GetUtcNow();
        var rows = desk.Database.Read(unit => EventStore.List(unit, wish.Municipality, now));
        return BroadcastText.Parse(source, EventNames.With(catalog, wish.Municipality, rows), wish.Municipality) switch
        {
            BroadcastTextOutcome.Read read => new Broadcast(
                TimeOrderedId.Of(now, BitConverter.ToUInt64(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8)), "broadcast"),
                wish.Municipality, Enum.Parse<BroadcastKind>(wish.Kind, ignoreCase: true), source, wish.Segment, BroadcastStatus.Draft)
            {
                CreatedAt = now,
                Message = read.Message,
            },
            BroadcastTextOutcome.Mistaken mistake => throw new VerbFailure(
                ExitCode.Wrong, $"{wish.File}{(mistake.Line > 0 ? $":{mistake.Line}" : "")}: {catalog.Text(mistake.Text, ("value", mistake.Value))}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string Read(string file)
    {
        try
        {
            return new FileInfo(file).Length <= LongestFile
                ? File.ReadAllText(file, new UTF8Encoding(false, true))
                : throw new VerbFailure(ExitCode.Wrong, $"{file}: больше 64 КБ; в сообщение столько не поместится.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new VerbFailure(ExitCode.Wrong, $"{file}: не прочитать. Если служба работает, файл читает она: проверьте, что ей он доступен.");
        }
        catch (DecoderFallbackException)
        {
            throw new VerbFailure(ExitCode.Wrong, $"{file}: это не UTF-8; сохраните в UTF-8.");
        }
    }

    private static Broadcast Known(Desk desk, string id) => desk.Database.Read(unit => BroadcastStore.Find(unit, id))
        ?? throw new VerbFailure(ExitCode.Failed, $"Рассылки {id} нет; номера печатает teacherbot broadcast list.");

    private static string Word(Bot bot, BroadcastStatus status) => bot.Catalog.Value.Text("broadcast.status." + status.ToString().ToLowerInvariant());

    // Chosen by need: rounded to five everywhere (ruling R2).
    private static int Shown(Broadcast broadcast, int n) => broadcast.Blind ? (n + 2) / 5 * 5 : n;
}
