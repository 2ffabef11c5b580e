using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TeacherBot.Core.Community;
using TeacherBot.Core.Content;
using TeacherBot.Core.People;
using TeacherBot.Mail.Mime;
using TeacherBot.Mail.Understanding;
using TeacherBot.Store;

namespace TeacherBot.Documents.Exports;

/// <summary>
/// «Выгрузить мои данные»: everything kept about a person as indented JSON with Russian keys, for a teacher to read and a program to
/// parse. Ids of other people are left out.
/// </summary>
internal static class ExportDocument
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Bytes(ExportData data, Catalog catalog)
    {
        var root = new JsonObject
        {
            ["составлено"] = Instant(data.MadeAt),
            ["обо мне"] = Details(data, catalog),
            ["адреса"] = List(data.Addresses, Address),
            ["согласия"] = List(data.Consents, c => Consent(c, catalog)),
            ["роли"] = List(data.Roles, r => Role(r, catalog)),
            ["самодиагностики"] = List(data.Attempts, a => ExportAttempts.Of(a, catalog)),
            ["анонимные анкеты, в которых я участвую"] = List(data.AnonymousParts, p => Anonymous(p, catalog)),
            ["просьбы о помощи"] = List(data.HelpRequests, h => Help(h, catalog)),
            ["срезы, по которым приглашают вслепую"] = List(data.Needs, n => Need(n, catalog)),
            ["сводные итоги, в которые вошли мои ответы"] = List(data.Snapshots, n => new JsonObject { ["диагностика"] = n.Title, ["подведены"] = Instant(n.FrozenAt) }),
            ["мероприятия"] = List(data.Registrations, r => Registration(r, catalog)),
            ["вопросы и ответы"] = List(data.Consultations, c => Consultation(c, catalog)),
            ["карточки наставника"] = List(data.MentorCards, c => ExportMentoring.Of(c, catalog)),
            ["записи реестров"] = List(data.RegisterEntries, e => ExportRegisters.Of(e, data.Person, catalog)),
            ["наставничество"] = List(data.Mentorings, m => ExportMentoring.Of(m, catalog)),
            ["запросы"] = List(data.Requests, r => ExportRequests.Of(r, catalog, data.Person)),
            ["объединения"] = List(data.Groups, ExportGroups.Of),
            ["мои объявления в объединениях"] = List(data.GroupNews, ExportGroups.News),
            ["маршруты"] = List(data.Routes, r => ExportRoutes.Of(r, catalog)),
            ["задания, которые были в проверках маршрута"] = List(data.CheckedItems, i => new JsonObject { ["задание"] = i.Item, ["когда"] = Instant(i.At) }),
            ["курсы, на которые хочу"] = List(data.CourseWishes, w => new JsonObject { ["курс"] = catalog.Events.FirstOrDefault(e => e.Id == w.Event)?.Title ?? w.Event, ["когда"] = Instant(w.At) }),
            ["запланированные сообщения"] = List(data.Planned, p => new JsonObject { ["вид"] = p.Kind, ["когда"] = Instant(p.DueAt) }),
            ["диагностики муниципалитета"] = List(data.Campaigns, Campaign),
            ["мои письма за неделю"] = List(data.Letters, Letter),
            ["кто смотрел мои записи"] = List(data.Reads, r => new JsonObject { ["когда"] = Instant(r.At), ["кто"] = AccessWords.Who(catalog, r.Who), ["что"] = AccessWords.What(catalog, r.What) }),
        };
        return Encoding.UTF8.GetBytes(ExportPractices.AddTo(root, data, catalog).ToJsonString(Indented) + "\n");
    }

    /// <summary>UTC by ISO 8601, to the second.</summary>
    internal static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    internal static JsonArray List<T>(IEnumerable<T> entries, Func<T, JsonNode?> map) => new([.. entries.Select(map)]);

    private static JsonObject Details(ExportData data, Catalog catalog)
    {
        var person = data.Person;
        var town = Town(catalog, person.Municipality);
        return new JsonObject
        {
            ["номер"] = person.Id,
            ["имя"] = data.Name,
            ["муниципалитет"] = town?.Title ?? person.Municipality,
            ["школа"] = person.School is { } school ? town?.FindSchool(school)?.Title ?? school : null,
            ["должность"] = person.Position is { } position ? catalog.Text("position." + position) : null,
            ["предметы"] = List(person.Subjects, s => catalog.FindSubject(s)?.Title ?? s),
            ["первое обращение"] = Instant(data.Kept.CreatedAt),
            ["согласие с"] = data.Kept.JoinedAt is { } joined ? Instant(joined) : null,
            ["напоминания"] = !person.RemindersOff,
            ["код возврата создан"] = person.HasRecoveryCode,
            ["о дополнительном спросили"] = person.ExtrasAsked,
            ["выбранная роль"] = person.Hat is { } hat ? MenuDialogue.RoleTitle(catalog, hat) : null,
        };
    }

    private static JsonObject Address(KeptAddress address) => new()
    {
        ["канал"] = address.Channel,
        ["адрес"] = address.Address.Reveal(),
        ["доступен"] = address.Reachable,
        ["читают и другие"] = address.IsShared,
        ["язык"] = address.Language,
        ["с"] = Instant(address.CreatedAt),
    };

    private static JsonObject Consent(KeptConsent consent, Catalog catalog) => new()
    {
        ["когда"] = Instant(consent.At),
        ["что"] = consent.Given ? "дано" : "отозвано",
        ["вид"] = consent.Kind,
        ["муниципалитет"] = Town(catalog, consent.Municipality)?.Title ?? consent.Municipality,
        ["версия"] = consent.Version,
        ["отпечаток текста"] = consent.Hash,
        ["канал"] = consent.Channel,
    };

    private static JsonObject Role(KeptRole role, Catalog catalog) => new()
    {
        ["роль"] = MenuDialogue.RoleTitle(catalog, role.Role),
        ["где"] = role.Scope,
        ["с"] = Instant(role.FromAt),
        ["до"] = role.ToAt is { } end ? Instant(end) : null,
    };

    private static JsonObject Anonymous((string Instrument, int Version) part, Catalog catalog) => new()
    {
        ["анкета"] = catalog.FindInstrument(part.Instrument)?.Title ?? part.Instrument,
        ["версия"] = part.Version,
    };

    private static JsonObject Campaign(KeptCampaignPart part) => new()
    {
        ["название"] = part.Title,
        ["приглашение"] = part.InvitedAt is { } invited ? Instant(invited) : null,
        ["начало"] = part.BeganAt is { } began ? Instant(began) : null,
        ["окончание"] = part.FinishedAt is { } finished ? Instant(finished) : null,
        ["больше не напоминать"] = part.Muted,
    };

    private static JsonObject Help(KeptHelpRequest help, Catalog catalog) => new()
    {
        ["тема"] = catalog.AreaTitle(help.Area),
        ["когда"] = Instant(help.At),
        ["закрыта"] = help.ClosedAt is { } closed ? Instant(closed) : null,
    };

    private static JsonObject Need((string Area, DateTimeOffset FrozenAt, int? Level) need, Catalog catalog) => new()
    {
        ["тема"] = catalog.AreaTitle(need.Area),
        ["срез"] = Instant(need.FrozenAt),
        ["уровень"] = need.Level is { } level ? catalog.Text($"level.{level}") : catalog.Text("level.insufficient"),
    };

    private static JsonObject Registration(KeptRegistration kept, Catalog catalog) => new()
    {
        ["мероприятие"] = kept.Title,
        ["записано"] = Instant(kept.At),
        ["состояние"] = catalog.Text("standing." + kept.Status.ToString().ToLowerInvariant()),
        ["участие"] = kept.AttendedAt is null ? null : catalog.Text("participation." + kept.Kind.ToString().ToLowerInvariant()),
        ["отмечено"] = kept.AttendedAt is { } at ? Instant(at) : null,
        ["оценка"] = kept.Mark,
        ["что применю"] = kept.Words?.Reveal(),
    };

    private static JsonObject Consultation(KeptConsultation kept, Catalog catalog) => new()
    {
        ["предмет"] = catalog.FindSubject(kept.Subject)?.Title ?? kept.Subject,
        ["область"] = kept.Area is { } area && catalog.Areas.TryGetValue(area, out var known) ? known.Title : kept.Area,
        ["моё участие"] = kept.IsAsked ? "вопрос" : "ответ",
        ["начато"] = Instant(kept.AskedAt),
        ["завершено"] = kept.Status == ConsultationStatus.Closed,
        ["минут"] = kept.Minutes,
        ["оценка"] = kept.Mark,
        ["сказано"] = List(kept.Words, w => new JsonObject
        {
            ["когда"] = Instant(w.At),
            ["кто"] = w.IsOfAsker == kept.IsAsked ? "я" : "собеседник",
            ["текст"] = w.Text.Reveal(),
        }),
    };

    private static JsonObject Letter(RawLetter kept)
    {
        var letter = LetterReader.Read(kept.Raw);
        return new JsonObject
        {
            ["когда"] = Instant(kept.At),
            ["тема"] = letter.Subject,
            ["понято"] = ReplyText.Of(letter),
            ["целиком"] = letter.Text ?? letter.Html,
            ["вложения"] = List(letter.Attachments, a => (JsonNode?)a.Name),
        };
    }

    private static Municipality? Town(Catalog catalog, string? id) => id is not null ? catalog.Municipalities.GetValueOrDefault(id) : null;
}
