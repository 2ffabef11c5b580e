using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Content;
using TeacherBot.Core.Reports;
using TeacherBot.Documents;
using TeacherBot.Reports;
using TeacherBot.Store;

namespace TeacherBot.Operations.Verbs.Reports;

/// <summary>A report an operator asks for.</summary>
/// <param name="Wave">«2026 входной», the id of a campaign, or empty for the newest.</param>
/// <param name="Out">Full path; null prints text.</param>
internal sealed record ReportOrder(ReportKind Kind, string Scope, string Wave, ReportFormat Format, string? Out)
{
    /// <summary>«Кому: что»; confirmed and kept.</summary>
    public IReadOnlyList<string> Recommend { get; init; } = [];

    /// <summary>The only set of criteria that is judged by; null for all. Of the identification of schools alone.</summary>
    public string? Set { get; init; }

    /// <summary>For everybody, and not for the programme alone.</summary>
    public bool IsPublic { get; init; }
}

/// <summary>`report`: reports of closed campaigns into a file, and the list of waves. Who got what is in the audit log.</summary>
internal sealed class ReportVerbs(Surroundings here)
{
    /// <summary>All municipalities together: only the quality of items is told of them.</summary>
    private const string Everywhere = "*";

    public int List(Desk desk, Bot bot, string scope)
    {
        var town = Town(bot, scope);
        var (campaigns, kept) = desk.Database.Read(unit => (CampaignStore.OfTown(unit, town.Id), SnapshotStore.OfTown(unit, town.Id)));
        Lines.Table(
            here.Out,
            ["кампания", "волна", "до", "снимок"],
            campaigns.Where(c => c.Status != CampaignStatus.Draft).Select(c => new[]
            {
                c.Title ?? c.Id,
                $"{c.To!.Value.Year} {Catalog(bot, c.Wave!.Value)}",
                RussianDate.DayAndMonth(c.To.Value),
                kept.FirstOrDefault(k => k.Snapshot.Campaign == c.Id) is { } found ? RussianDate.Day(found.Snapshot.FrozenAt, town.TimeZone)
                    : SnapshotMaker.IsDue(c, town, here.Clock.GetUtcNow()) ? "будет сделан при первом отчёте" : "после закрытия",
            }),
            "Открытых кампаний ещё не было.");
        return ExitCode.Done;
    }

    public async Task<int> MakeAsync(Desk desk, Bot bot, ReportOrder order, CancellationToken cancellation)
    {
        if (order.Out is null && order.Format != ReportFormat.Text)
        {
            throw new VerbFailure(ExitCode.Wrong, $"--format {ReportWish.Extension(order.Format)} пишется в файл: добавьте --out ФАЙЛ");
        }

        if (order is { Kind: ReportKind.ItemQuality, Scope: Everywhere })
        {
            return await GiveAsync(desk, bot, order, new ReportWish(order.Kind, Everywhere, order.Format), null, cancellation);
        }

        var town = Town(bot, order.Scope.Split('/')[0]);
        var cut = CutOf(order, town);
        var subject = ReportForms.SubjectOf(order.Kind);
        if (subject == ReportSubject.Year)
        {
            here.Error.WriteLine($"{town.Title}: {order.Wave} год, готовлю отчёт…");
            return await GiveAsync(desk, bot, order, new ReportWish(order.Kind, ReportYears.Id(Year(order.Wave, town, here.Clock.GetUtcNow())), order.Format) { Cut = SetOf(order, bot) }, town, cancellation);
        }

        if (subject is ReportSubject.Event or ReportSubject.Register)
        {
            var of = subject == ReportSubject.Event ? order.Wave : Registers.RegisterVerbs.Find(bot, order.Wave).Id;
            return await GiveAsync(desk, bot, order, new ReportWish(order.Kind, of, order.Format), town, cancellation);
        }

        return subject == ReportSubject.School
            ? await SchoolAsync(desk, bot, order, town, cancellation) : await CampaignAsync(desk, bot, order, town, cut, cancellation);
    }

    private async Task<int> CampaignAsync(Desk desk, Bot bot, ReportOrder order, Municipality town, string? cut, CancellationToken cancellation)
    {
        if (WaveWords.Find(order.Wave, desk.Database.Read(unit => CampaignStore.OfTown(unit, town.Id))) is not { } campaign)
        {
            throw new VerbFailure(ExitCode.Failed, $"--wave {order.Wave}: такой кампании в {town.Id} нет. Какие есть: teacherbot report list --scope {town.Id}");
        }

        await ConfirmAsync(desk, campaign, order.Recommend, cancellation);
        here.Error.WriteLine($"{town.Title}: «{campaign.Title}», готовлю отчёт…");
        return await GiveAsync(desk, bot, order, new ReportWish(order.Kind, campaign.Id, order.Format) { Cut = cut }, town, cancellation);
    }

    // The poster has a link, and only the server knows what the bot is called there.
    private async Task<int> SchoolAsync(Desk desk, Bot bot, ReportOrder order, Municipality town, CancellationToken cancellation)
    {
        if (town.FindSchool(order.Wave) is not { } school)
        {
            throw new VerbFailure(ExitCode.Wrong, $"--school {order.Wave}: такой школы в {town.Id} нет; есть {string.Join(", ", town.Schools.Select(s => s.Id))}");
        }

        if (await InviteVerbs.UsernameAsync(desk.Settings.Telegram, cancellation) is { } username)
        {
            bot.Catalog.NameInTelegram(username);
        }

        here.Error.WriteLine($"{town.Title}: {school.Title}, готовлю…");
        return await GiveAsync(desk, bot, order, new ReportWish(order.Kind, school.Id, order.Format), town, cancellation);
    }

    private async Task<int> GiveAsync(Desk desk, Bot bot, ReportOrder order, ReportWish wish, Municipality? town, CancellationToken cancellation)
    {
        var maker = new ReportMaker(desk.Database, new SnapshotFreezer(desk.Database, bot.Catalog, here.Clock), bot.Catalog, new PdfRenderer(new PdfOptions(), here.Clock), here.Clock) { People = bot.Stores.People };
        var bytes = await (town is null ? maker.MakePooledAsync(wish.Format, cancellation) : maker.MakeAsync(wish, town.Id, null, cancellation)) switch
        {
            ReportOutcome.Made made => made.Bytes,
            ReportOutcome.NoSnapshot when order.Kind == ReportKind.Event => throw new VerbFailure(ExitCode.Failed, $"--event {order.Wave}: такого мероприятия в {order.Scope} нет. Какие есть: teacherbot event list"),
            ReportOutcome.NoSnapshot when town is null => throw new VerbFailure(ExitCode.Failed, "Сложить пока нечего: нужны закрытые кампании хотя бы двух муниципалитетов и 30 человек на одну область."),
            ReportOutcome.NoSnapshot => throw new VerbFailure(ExitCode.Failed, "Кампания ещё идёт: отчёт о результатах можно получить, когда срок выйдет или её закроют."),
            ReportOutcome.NoRecommendation => throw new VerbFailure(
                ExitCode.Failed, "Справка без адресной рекомендации не готовится. Добавьте хотя бы одну: --recommend \"РМО математики: провести семинар\" (можно несколько раз) или в боте: Отчёты → справка → Рекомендации."),
            ReportOutcome.NoPdf pdf => throw new VerbFailure(ExitCode.Failed, pdf.IsMissing ? pdf.Why : $"PDF не получился ({pdf.Why}); попробуйте --format xlsx."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        await desk.Database.WriteAsync(
            unit => PeopleStore.Audit(unit, "operator", null, ReportAudit.Of(wish), here.Clock.GetUtcNow()), cancellation);
        Hand(order, bytes);
        return ExitCode.Done;
    }

    internal static int Year(string typed, Municipality town, DateTimeOffset now) => ReportYears.Of(town, now, typed)
        ?? throw new VerbFailure(ExitCode.Wrong, $"--year {typed}: можно {string.Join(", ", ReportYears.All(town, now))}");

    private async Task ConfirmAsync(Desk desk, Campaign campaign, IReadOnlyList<string> recommend, CancellationToken cancellation)
    {
        foreach (var typed in recommend)
        {
            var one = Recommendation.Read(typed)
                ?? throw new VerbFailure(ExitCode.Wrong, $"--recommend «{typed}»: нужно «Кому: что», не длиннее {Recommendation.Longest} знаков.");
            await desk.Database.WriteAsync(unit => RecommendationStore.Add(unit, campaign.Municipality, campaign.Id, one, here.Clock.GetUtcNow()), cancellation);
        }
    }

    // Written aside and renamed: a full disk leaves no half of a report.
    private void Hand(ReportOrder order, byte[] bytes)
    {
        if (order.Out is not { } path)
        {
            here.Out.WriteLine(System.Text.Encoding.UTF8.GetString(bytes));
            return;
        }

        var half = path + ".half";
        try
        {
            File.WriteAllBytes(half, bytes);
            File.Move(half, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            File.Delete(half);
            throw new VerbFailure(ExitCode.Failed, $"--out {path}: не записать. {error.Message} Если служба работает, файл пишет она: выберите папку, доступную ей.");
        }

        here.Out.WriteLine($"Записано: {path}, {(bytes.Length + 1023) / 1024} КБ");
    }

    private static string Catalog(Bot bot, Wave wave) => bot.Catalog.Value.Text(wave switch
    {
        Wave.Entry => "campaign.wave-entry",
        Wave.Middle => "campaign.wave-middle",
        _ => "campaign.wave-final",
    });

    private static string? SetOf(ReportOrder order, Bot bot) => order.Set is null || bot.Catalog.Value.Criteria.FindSet(order.Set) is not null ? order.Set
        : throw new VerbFailure(ExitCode.Wrong, $"--set {order.Set}: такого набора критериев нет; есть {string.Join(", ", bot.Catalog.Value.Criteria.Sets.Select(s => s.Id))}");

    // «town/cluster:id»: the map only, for nothing else is told of a cluster.
    private static string? CutOf(ReportOrder order, Municipality town)
    {
        var slash = order.Scope.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return order.IsPublic ? ReportCut.Public : null;
        }

        var cut = order.Scope[(slash + 1)..];
        return !ReportCut.IsOf(order.Kind) ? throw new VerbFailure(ExitCode.Wrong, $"--scope {order.Scope}: по кусту делается только difficulties-map; для остального укажите {town.Id}")
            : order.IsPublic ? throw new VerbFailure(ExitCode.Wrong, $"--audience public: для публикации карта делается только по муниципалитету целиком; укажите --scope {town.Id}")
            : ReportCut.ClusterOf(cut) is not null && ReportCut.All(town).Contains(cut) ? cut
            : throw new VerbFailure(ExitCode.Wrong, $"--scope {order.Scope}: такого куста нет; есть {string.Join(", ", town.Clusters.Select(c => $"{town.Id}/{DifficultiesMap.OfCluster}{c.Id}"))}. По школе отчётов о результатах нет: report school-extract.");
    }

    internal static Municipality Town(Bot bot, string scope) => bot.Catalog.Value.Municipalities.GetValueOrDefault(scope)
        ?? throw new VerbFailure(
            ExitCode.Wrong, $"--scope {scope}: муниципалитета нет; есть {string.Join(", ", bot.Catalog.Value.Municipalities.Keys.Order(StringComparer.Ordinal))}. Отчёты делаются по муниципалитету целиком.");
}
