using System.Globalization;
using TeacherBot.Core.Deliveries;
using TeacherBot.Operations.Verbs;
using TeacherBot.Store;

namespace TeacherBot.Operations.Doctoring;

/// <summary>What the database says, and how the parts of the service are doing when it is the service that looks.</summary>
internal static class StoreChecks
{
    private static readonly TimeSpan OldReply = TimeSpan.FromMinutes(5);

    private static readonly Dictionary<Lane, string> Words = new()
    {
        [Lane.Reply] = "ответы",
        [Lane.Reminder] = "напоминания",
        [Lane.Bulk] = "рассылки",
    };

    public static IEnumerable<Finding> Run(Desk desk, TimeProvider clock)
    {
        if (new Migrator(desk.Database, MigrationSet.Load(), clock).Pending() is { Count: > 0 } pending)
        {
            return [new Finding("база", Verdict.Attention, $"схема старше программы (первое недостающее: {pending[0].File}); её обновит serve или teacherbot db migrate")];
        }

        return [Base(desk), Quarantine(desk.Database), Jobs(desk.Database), Outbox(desk.Database, clock), .. Schools(desk.Database), .. Workers(desk)];
    }

    private static Finding Base(Desk desk) => desk.Database.CheckpointFailure is { } failure
        ? new("база", Verdict.Trouble, $"журнал не переносится в файл ({failure.GetType().Name}); проверьте место и права: {desk.Database.FilePath}")
        : new("база", Verdict.Fine, $"{desk.Database.FilePath}, {(desk.Service is null ? "служба не запущена" : "служба работает")}; целость проверит teacherbot db verify");

    private static Finding Quarantine(Database database) => database.Read(ConversationStore.Quarantined) is var count and > 0
        ? new("карантин", Verdict.Attention, Text($"отложено входящих: {count}; это ошибки программы, сообщите разработчику строки журнала с кодом 1001"))
        : new("карантин", Verdict.Fine, "пуст");

    private static Finding Jobs(Database database) => database.Read(ScheduleStore.FailedJobs) is var count and > 0
        ? new("работы", Verdict.Attention, Text($"не удалось: {count}; причины в журнале, код 4003"))
        : new("работы", Verdict.Fine, "неудавшихся нет");

    private static Finding Outbox(Database database, TimeProvider clock)
    {
        var depths = database.Read(OutboxDepth.All);
        if (depths.Count == 0)
        {
            return new("отправка", Verdict.Fine, "очередь пуста");
        }

        // Reminders and broadcasts may have been told to wait for working hours: only replies are late.
        var late = depths.Any(d => d.Lane == Lane.Reply && clock.GetUtcNow() - d.OldestAt > OldReply);
        var lines = depths.Select(d => Text($"{d.Channel}, {Words[d.Lane]} {d.Waiting}, самое старое {(clock.GetUtcNow() - d.OldestAt).TotalSeconds:F0} с"));
        return new("отправка", late ? Verdict.Attention : Verdict.Fine, "ждут: " + string.Join("; ", lines));
    }

    private static IEnumerable<Finding> Schools(Database database) => database.Read(SchoolCodeStore.List).Select(renewed => new Finding(
        "школа",
        Verdict.Attention,
        Text($"{renewed.Municipality}/{renewed.School}: присоединилось больше людей, чем работает; ссылка обновлена {renewed.RenewedAt:yyyy-MM-dd}. Проверьте численность в schools.yml; новая ссылка: teacherbot invite teacher --scope {renewed.Municipality}/school:{renewed.School}")));

    private static IEnumerable<Finding> Workers(Desk desk)
    {
        if (desk.Service is not { } service)
        {
            return [];
        }

        var failing = service.Workers.Conditions.Where(c => c.Failure is not null).ToList();
        return
        [
            failing.Count == 0
                ? new("служба", Verdict.Fine, "все части работают")
                : new("служба", Verdict.Trouble, "не работает: " + string.Join(", ", failing.Select(f => $"{f.Name} ({f.Failure})")) + "; смотрите журнал"),
            .. service.ContentProblems.IsEmpty ? Array.Empty<Finding>()
                : [new("содержание службы", Verdict.Attention, "папка сломана, служба на прежнем исправном содержании")],
        ];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
