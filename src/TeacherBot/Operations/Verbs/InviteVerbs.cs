using System.Globalization;
using System.Security.Cryptography;
using TeacherBot.BotApi;
using TeacherBot.Core.Content;
using TeacherBot.Core.People;
using TeacherBot.Operations.Configuration;
using TeacherBot.Store;

namespace TeacherBot.Operations.Verbs;

/// <summary>`invite`: one-time codes that give roles. A code is shown once and kept only as a keyed hash.</summary>
internal sealed class InviteVerbs(Surroundings here)
{
    // Crockford's: no letter is taken for a digit when a code is read out.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Signs = 16;
    private const int MostDays = 365;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<int> InviteAsync(Desk desk, Bot bot, InviteWish wish, CancellationToken cancellation)
    {
        if (wish.Days is < 1 or > MostDays)
        {
            throw new VerbFailure(ExitCode.Wrong, $"--days {wish.Days}: нужно от 1 до {MostDays}.");
        }

        var grant = Scopes.Read(bot.Catalog.Value, wish.Role, wish.Scope);
        if (Scopes.SchoolOf(bot.Catalog.Value, grant) is { } school)
        {
            return await SchoolLinkAsync(desk, grant.Scope, school, wish.Json, cancellation);
        }

        return await OneTimeAsync(desk, bot, grant, wish, cancellation);
    }

    private async Task<int> OneTimeAsync(Desk desk, Bot bot, RoleGrant grant, InviteWish wish, CancellationToken cancellation)
    {
        var code = RandomNumberGenerator.GetString(Alphabet, Signs);
        var now = here.Clock.GetUtcNow();
        var expires = now.AddDays(wish.Days);
        await desk.Database.WriteAsync(
            unit =>
            {
                bot.Stores.Roles.Invite(unit, code, grant, now, expires);
                PeopleStore.Audit(unit, "shell", null, $"invite {Scopes.NameOf(grant.Role)} {grant.Scope}", now);
            },
            cancellation);
        var link = await UsernameAsync(desk.Settings.Telegram, cancellation) is { } username ? $"https://t.me/{username}?start=i_{code}" : null;
        if (wish.Json)
        {
            Lines.Json(here.Out, new { role = wish.Role, scope = grant.Scope, code, link, command = $"/start i_{code}", expires });
            return ExitCode.Done;
        }

        here.Out.WriteLine(link ?? $"/start i_{code}");
        here.Out.WriteLine(link is null ? "Эту строку человек посылает боту." : $"Или боту: /start i_{code}");
        here.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Роль {Scopes.NameOf(grant.Role)}, область {grant.Scope}. Один раз, до {expires:yyyy-MM-dd HH:mm} UTC. Больше этот код не показать; отозвать: teacherbot invite list, затем invite revoke."));
        return ExitCode.Done;
    }

    // Teachers need no one-time codes: the school's own link works until it is renewed.
    private async Task<int> SchoolLinkAsync(Desk desk, string scope, School school, bool json, CancellationToken cancellation)
    {
        var code = school.CodeNow(scope.Split('/')[0], desk.Database.Read(SchoolCodeStore.List));
        var link = await UsernameAsync(desk.Settings.Telegram, cancellation) is { } username ? $"https://t.me/{username}?start=s_{code}" : null;
        if (json)
        {
            Lines.Json(here.Out, new { role = "teacher", scope, code, link, command = $"/start s_{code}" });
            return ExitCode.Done;
        }

        here.Out.WriteLine(link ?? $"/start s_{code}");
        here.Out.WriteLine($"{school.Title}: постоянная ссылка для педагогов школы. Действует, пока присоединившихся не больше, чем работает; тогда обновится.");
        return ExitCode.Done;
    }

    public int List(Desk desk, bool json)
    {
        var now = here.Clock.GetUtcNow();
        var invites = desk.Database.Read(RoleStore.ListOfInvites);
        if (json)
        {
            Lines.Json(here.Out, invites.Select(i => new
            {
                id = i.Id,
                role = Scopes.NameOf(i.Grant.Role),
                scope = i.Grant.Scope,
                created = i.CreatedAt,
                expires = i.ExpiresAt,
                state = StateOf(i, now).Code,
            }));
            return ExitCode.Done;
        }

        Lines.Table(
            here.Out,
            ["номер", "роль", "область", "до (UTC)", "состояние"],
            invites.Select(i => new[]
            {
                i.Id, Scopes.NameOf(i.Grant.Role), i.Grant.Scope, i.ExpiresAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), StateOf(i, now).Text,
            }),
            "Приглашений нет.");
        return ExitCode.Done;
    }

    public async Task<int> RevokeAsync(Desk desk, string id, CancellationToken cancellation)
    {
        if (id.Length < 4 || !id.All(char.IsAsciiHexDigit))
        {
            throw new VerbFailure(ExitCode.Wrong, $"«{id}» — не номер приглашения; номера печатает teacherbot invite list.");
        }

        var now = here.Clock.GetUtcNow();
        var revoked = await desk.Database.WriteAsync(unit => RoleStore.RevokeInvites(unit, id, now), cancellation);
        if (revoked == 0)
        {
            throw new VerbFailure(ExitCode.Failed, $"Неиспользованного приглашения {id} нет; смотрите teacherbot invite list. Выданную роль отзывает teacherbot role revoke.");
        }

        here.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Отозвано приглашений: {revoked}."));
        return ExitCode.Done;
    }

    private static (string Code, string Text) StateOf(InviteLine invite, DateTimeOffset now) =>
        invite.Used ? ("used", "использовано") : invite.Revoked ? ("revoked", "отозвано")
        : invite.ExpiresAt <= now ? ("expired", "истекло") : ("open", "открыто");

    // Null, and then the line to send instead of a link, when there is no token or the server does not answer.
    internal static async Task<string?> UsernameAsync(TelegramSettings telegram, CancellationToken cancellation)
    {
        if (!telegram.IsOn)
        {
            return null;
        }

        using var api = new BotApiClient(new BotApiOptions
        {
            Token = telegram.Token!,
            BaseUrl = telegram.ApiBaseUrl,
            Proxy = telegram.Proxy,
            RequestTimeout = Patience,
            ConnectTimeout = Patience,
        });
        return (await api.GetMeAsync(cancellation)).TryGetValue(out var me) ? me.Username : null;
    }
}

/// <summary>What `invite` was asked for.</summary>
internal sealed record InviteWish(string Role, string? Scope, int Days, bool Json);
