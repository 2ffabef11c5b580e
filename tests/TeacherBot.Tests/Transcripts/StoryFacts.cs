using System.Globalization;
using Microsoft.Data.Sqlite;
using TeacherBot.Core.Content;

namespace TeacherBot.Tests.Transcripts;

/// <summary>What is stored, in words. Read from the tables themselves, not through the stores.</summary>
internal sealed class StoryFacts(StoryBot bot, Func<string> address, Func<Core.Conversations.ConversationState> state)
{
    private static readonly string[] Tables =
    [
        "people.id", "person_keys.person", "addresses.person", "conversations.person", "consents.person", "roles.person", "attempts.person",
        "anonymous_parts.person", "help_requests.person", "schedule.person", "registrations.person", "jobs.person", "documents.person", "audit.person", "erasure_acts.person",
        "campaigns.created_by", "course_wishes.person", "consultations.asker", "consultations.answerer", "requests.asker", "requests.decider", "request_words.person", "mentor_cards.person", "mentor_pairs.teacher", "register_entries.author", "group_leaders.person", "group_members.person", "group_news.author", "page_links.person", "page_sessions.person", "routes.person", "checked_items.person", "practices.person", "practices.reader", "practice_likes.person", "campaign_parts.person", "campaign_attempts.person", "unasked.person",
    ];

    private string? remembered;

    public string Of(string fact) => fact switch
    {
        "человек" => Person(),
        "экран" => Screen(),
        "согласия" => List("select (case given when 1 then 'дано' else 'отозвано' end) || ' ' || kind || ' версия ' || version from consents where person = @person order by id"),
        "попытки" => List(
            "select instrument || ' версия ' || version || ' форма ' || form || ': ' || (case status when 0 then 'в работе' when 1 then 'завершена' else 'оставлена' end)"
            + " || ', план ' || replace(plan, ',', ' ') || ', ответов ' || (select count(*) from responses where attempt = n)"
            + " || ', верных ' || (select coalesce(sum(correct), 0) from responses where attempt = n)"
            + " || (case repeats when 1 then ', повтор' else '' end) from attempts where person = @person order by n"),
        "темы" => List(
            "select area || ' ' || correct1 || '/' || valid1 || ' ' || correct2 || '/' || valid2 || ' ' || correct3 || '/' || valid3"
            + " || ' уровень ' || coalesce(level, '—') || (case inconsistent when 1 then ' несогласованно' else '' end)"
            + " || ' уверенность ' || right_sure || right_unsure || wrong_sure || wrong_unsure"
            + " from area_results r join attempts a on a.n = r.attempt where a.person = @person order by a.n, area"),
        "разборы" => List("select e.area || ' ' || count(*) from explained e join attempts a on a.n = e.attempt where a.person = @person group by e.area order by e.area"),
        "роли" => List("select role || ' в ' || scope from roles where person = @person and to_at is null order by role"),
        "ссылки школ" => List("select municipality || '/' || school || (case when code = was then ' прежняя' else ' обновлена' end) from school_codes order by school"),
        "просьбы" => List("select area from help_requests where person = @person and closed_at is null order by id"),
        "замечания" => List("select instrument || ' ' || item || ', ' || (case when typeof(comment_sealed) = 'blob' then 'зашифровано' else 'ОТКРЫТО' end) from item_remarks order by id"),
        "план" => List("select kind || ' ' || due_at from schedule where person = @person order by due_at", Due),
        "исходящие" => List("select state || ' × ' || count(*) from outbox group by state order by state", Outcome),
        "входящие" => List("select 'принято ' || (select count(*) from inbound_keys) || ', отложено ' || (select count(*) from quarantine)"),
        "анонимные" => List(
            "select 'участий ' || (select count(*) from anonymous_parts) || ', анкет ' || count(*) || ', закрыто ' || coalesce(sum(finished), 0)"
            + " || ', ответов ' || (select count(*) from anonymous_responses) from anonymous_attempts"),
        "диагностики" => List(
            "select title || ', этап ' || coalesce(wave, '—') || ', ' || coalesce(first_day, '—') || ' – ' || coalesce(last_day, '—') || ', план '"
            + " || (case when plan is null then 'не спрошен' when plan = '' then 'свой' else replace(plan, ',', ' ') end)"
            + " || (case status when 0 then ', черновик' when 1 then ', открыта' else ', закрыта' end) from campaigns where title is not null order by id"),
        "участие" => List(
            "select title || ': ' || (case when invited_at is null then '' else 'приглашён, ' end) || 'напоминаний ' || ((first_reminder_at is not null) + (second_reminder_at is not null))"
            + " || (case muted when 1 then ', не напоминать' else '' end) || (case when began_at is null then '' else ', начал' end) || (case when p.finished_at is null then '' else ', закончил' end)"
            + " || ', попыток ' || (select count(*) from campaign_attempts a where a.campaign = p.campaign and a.person = p.person)"
            + " from campaign_parts p join campaigns c on c.id = p.campaign where person = @person order by p.campaign"),
        "записи" => List(
            "select e.title || ': ' || (case r.status when 0 then 'записан' when 1 then 'ждёт' when 2 then 'предложено' when 3 then 'отменил' when 4 then 'был' else 'не был' end)"
            + " || (case r.kind when 1 then ', выступал' when 2 then ', статья' else '' end) || coalesce(', оценка ' || r.mark, '')"
            + " || (case typeof(r.words_sealed) when 'null' then '' when 'blob' then ', слова зашифрованы' else ', слова ОТКРЫТЫ' end)"
            + " from registrations r join events e on e.id = r.event where r.person = @person order by e.starts_at"),
        "места" => List(
            "select e.title || ': записаны ' || sum(r.status = 0) || ', предложено ' || sum(r.status = 2) || ', ждут ' || sum(r.status = 1) || ', были ' || sum(r.status = 4)"
            + " from registrations r join events e on e.id = r.event group by e.id order by e.starts_at"),
        "запросы" => List(
            "select (case kind when 0 then 'тема' when 1 then 'выезд' else 'диагностика' end) || ': ' || (case status when 0 then 'черновик' when 1 then 'ждёт' when 2 then 'принят' when 3 then 'отклонён' when 4 then 'проведён' else 'отозван' end)"
            + " || coalesce(', ' || planned, '') || ', слов ' || (select count(*) from request_words w where w.request = r.id) || (case when exists (select 1 from request_words w where w.request = r.id and typeof(w.text_sealed) <> 'blob') then ', ОТКРЫТО' else '' end)"
            + " from requests r order by id"),
        "практики" => List(
            "select (case status when 0 then 'черновик' when 1 then 'у методиста' when 2 then 'вернулась' when 3 then 'опубликована' else 'снята' end) || (case named when 1 then ', с именем' else '' end)"
            + " || (case typeof(content_sealed) when 'blob' then ', зашифрована' else ', ОТКРЫТА' end) || ', полезно ' || (select count(*) from practice_likes l where l.practice = practices.id) from practices order by created_at, id"),
        "где упомянут" => Mentions(),
        "рассылки" => List("select b.status || ': ' || coalesce((select group_concat(what || ' ' || n, ', ') from (select what, n from broadcast_counts where broadcast = b.id and n > 0 and what not like 'by.%' order by what)), '—') from broadcasts b order by b.created_at"),
        "акты" => List("select municipality from erasure_acts order by id"),
        _ => throw new FormatException($"Nobody stores «{fact}»."),
    };

    private static string Outcome(string line) => line.Split(' ') is [var number, .. var rest]
        ? number switch { "0" => "ждёт", "3" => "доставлено", "4" => "отвергнуто", "5" => "некому", "6" => "неизвестно", "7" => "заменено", "8" => "отменено", "9" => "заморожено", "10" => "придержано", _ => number }
            + " " + string.Join(' ', rest)
        : line;

    private static string Due(string line) => line.Split(' ') is [var kind, var at]
        ? kind + " " + RussianDate.Full(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(at, CultureInfo.InvariantCulture)), "Asia/Krasnoyarsk")
        : line;

    private string Screen()
    {
        var now = state();
        var under = string.Join(", ", now.Paused.Select(p => p.GetType().Name));
        return now.Active.GetType().Name + (under.Length > 0 ? " (под ним " + under + ")" : "");
    }

    private string Person() => List(
        "select (case status when 0 then 'гость' when 1 then 'участник' else 'отозвал согласие' end) || ', школа ' || coalesce(school, '—') || ', должность ' || coalesce(position, '—')"
        + " || ', предметы ' || (case subjects when '' then '—' else subjects end) || ', имя ' || (case when name_sealed is null then '—' else 'зашифровано' end)"
        + " || ', код возврата ' || (case when recovery_lookup is null then '—' else 'есть' end) || ', напоминания ' || (case reminders_off when 1 then 'выключены' else 'включены' end)"
        + " from people where id = @person");

    // Asked after erasure too: whom the address belonged to is remembered from the last time it was known.
    private string Mentions()
    {
        var found = Tables.Select(t => t.Split('.')).Where(t => Scalar($"select count(*) from {t[0]} where {t[1]} = @person", remembered) is not "0").Select(t => t[0]);
        return string.Join(", ", found) is { Length: > 0 } tables ? tables : "нигде";
    }

    private string List(string sql, Func<string, string>? word = null)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@person", FindPerson(connection) ?? "");
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(word is null ? reader.GetString(0) : word(reader.GetString(0)));
        }

        return lines.Count == 0 ? "нет" : string.Join("; ", lines);
    }

    private string Scalar(string sql, string? person)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@person", person ?? "");
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }

    public void Remember()
    {
        using var connection = Open();
        remembered = FindPerson(connection) ?? remembered;
    }

    private string? FindPerson(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select person from addresses where lookup = @lookup";
        command.Parameters.AddWithValue("@lookup", bot.Bot.Stores.Vault.Lookup.Of(bot.Channel.Name, address()));
        return command.ExecuteScalar() as string;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={bot.DatabasePath};Mode=ReadOnly;Pooling=false");
        connection.Open();
        return connection;
    }
}
