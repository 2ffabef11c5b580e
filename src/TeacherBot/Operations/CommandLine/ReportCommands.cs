using System.CommandLine;
using TeacherBot.Core.Reports;
using TeacherBot.Operations.Verbs;
using TeacherBot.Operations.Verbs.Reports;

namespace TeacherBot.Operations.CommandLine;

/// <summary>`report KIND` and `report list`.</summary>
internal sealed class ReportCommands(Surroundings here, DeskDoor door)
{
    private readonly ReportVerbs verbs = new(here);

    public Command Command()
    {
        var report = new Command("report", "Отчёты о закрытых кампаниях: без имён, малые группы скрыты.") { List() };
        report.Add(Make("difficulties-map", "Карта профессиональных затруднений."));
        report.Add(Make("needs-register", "Реестр потребностей."));
        report.Add(Make("course-order", "Заявка на курсовую подготовку, часть А."));
        report.Add(Make("analytical-report", "Аналитическая справка; нужна хотя бы одна рекомендация."));
        report.Add(Make("analytical-note", "Аналитическая записка, краткая форма справки."));
        report.Add(Make("coverage", "Охват по показателю 5.3 и участие школ; можно и пока кампания идёт."));
        report.Add(Make("dynamics", "Динамика: те же люди в двух волнах на разных заданиях."));
        report.Add(Make("item-quality", "Качество заданий: какие проверить, надёжность областей."));
        report.Add(Make("indicators", "Показатели программы за год: план, факт, выполнение."));
        report.Add(Make("support-log", "Журнал поддержки школ за год."));
        report.Add(Make("demand", "Востребованные направления: о каких темах просят педагоги, о каких выездах – школы."));
        report.Add(Make("visits", "Реестр визитов по запросам школ за год."));
        report.Add(Make("school-identification", "Идентификация школ за год: список для решения экспертов по критериям документов."));
        report.Add(Make("practices", "Список практик за год для регионального атласа (РАОП) и карточки: чего не хватает."));
        report.Add(Make("event", "Отчёт о мероприятии: участие, школы словами, обратная связь."));
        report.Add(Make("register", "Реестр отдела образования: все записи, строка на запись."));
        report.Add(Make("school-pack", "Пакет для школы: плакат с кодом, текст для чата, памятка."));
        report.Add(Make("school-certificate", "Справка школе об участии в диагностике."));
        report.Add(Make("school-extract", "Выписка для школьной программы: потребности муниципалитета и куста."));
        return report;
    }

    /// <summary>`indicator set` and `indicator clear`.</summary>
    public Command Indicators()
    {
        var indicator = new Command("indicator", "Значения показателей, которые вносят вручную.");
        indicator.Add(Entering("set", "Внести значение.", withValue: true));
        indicator.Add(Entering("clear", "Убрать внесённое значение.", withValue: false));
        return indicator;
    }

    /// <summary>`results import`.</summary>
    public Command Results()
    {
        var (scope, file) = (Scope(), new Argument<string>("ФАЙЛ") { Description = "таблица XLSX или CSV: Процедура; Год; Школа; Результат" });
        var import = new Command("import", "Внести результаты школ: КДР, ОГЭ, ЕГЭ, ВПР.") { file, scope };
        import.SetAction((parsed, stop) => WithFile(parsed, file, (desk, bot, whole) => new ResultVerbs(here).ImportAsync(desk, bot, parsed.GetRequiredValue(scope), whole, stop), stop));
        return new Command("results", "Результаты школ во внешних процедурах, для показателей 7.2–7.7.") { import };
    }

    /// <summary>`needs import`.</summary>
    public Command Needs()
    {
        var (scope, file) = (Scope(), new Argument<string>("ФАЙЛ") { Description = "таблица XLSX или CSV: Категория; Предмет; Вид; Область; Выявлено; Обследовано; Источник" });
        var year = new Option<string>("--year") { Description = "календарный год: этот или два прошлых", HelpName = "ГОД", Required = true };
        var import = new Command("import", "Внести потребности, которые выявили внешние центры и процедуры.") { file, scope, year };
        import.SetAction((parsed, stop) => WithFile(
            parsed, file, (desk, bot, whole) => new NeedVerbs(here).ImportAsync(desk, bot, parsed.GetRequiredValue(scope), parsed.GetRequiredValue(year), whole, stop), stop));
        return new Command("needs", "Потребности из внешних источников, для реестра.") { import };
    }

    // Inside the service the working directory is another one.
    private Task<int> WithFile(ParseResult parsed, Argument<string> file, Func<Desk, Bot, string, Task<int>> then, CancellationToken stop)
    {
        var (typed, whole) = (parsed.GetRequiredValue(file), Path.GetFullPath(parsed.GetRequiredValue(file)));
        return door.WithBotAsync([.. parsed.Tokens.Select(t => t.Value == typed ? whole : t.Value)], (desk, bot) => then(desk, bot, whole), stop);
    }

    private Command Entering(string name, string description, bool withValue)
    {
        var code = new Argument<string>("КОД") { Description = "код показателя, например 5.5" };
        var scope = Scope();
        var year = new Option<string>("--year") { Description = "календарный год", HelpName = "ГОД", Required = true };
        var value = new Option<string>("--value") { Description = "да, нет или «3 из 8»; документ через точку с запятой", HelpName = "ЗНАЧЕНИЕ", Required = true };
        var command = new Command(name, description) { code, scope, year };
        if (withValue)
        {
            command.Add(value);
        }

        command.SetAction((parsed, stop) => door.WithBotAsync(
            [.. parsed.Tokens.Select(t => t.Value)],
            (desk, bot) => new IndicatorVerbs(here).SetAsync(
                desk, bot, parsed.GetRequiredValue(scope), parsed.GetRequiredValue(year), parsed.GetRequiredValue(code), withValue ? parsed.GetRequiredValue(value) : null, stop),
            stop));
        return command;
    }

    private static Option<string> Scope() => new("--scope") { Description = "муниципалитет; у карты и куст: МУНИЦИПАЛИТЕТ/cluster:КУСТ; у качества заданий и \"*\" — все вместе", HelpName = "МУНИЦИПАЛИТЕТ", Required = true };

    private Command List()
    {
        var scope = Scope();
        var list = new Command("list", "Кампании, по которым есть или будут отчёты.") { scope };
        list.SetAction((parsed, stop) => door.WithBotAsync(
            [.. parsed.Tokens.Select(t => t.Value)], (desk, bot) => Task.FromResult(verbs.List(desk, bot, parsed.GetRequiredValue(scope))), stop));
        return list;
    }

    private Command Make(string name, string description)
    {
        var kind = ReportWish.KindOf(name)!.Value;
        var (scope, of, audience) = (Scope(), Of(ReportForms.SubjectOf(kind)), Audience());
        var format = new Option<string>("--format") { Description = "xlsx, docx, pdf, csv или text; по умолчанию text", HelpName = "ФОРМАТ", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong([.. Enum.GetValues<ReportFormat>().Where(f => ReportForms.Takes(kind, f)).Select(ReportWish.Extension)]);
        var path = new Option<string?>("--out") { Description = "куда записать; text без него печатается", HelpName = "ФАЙЛ" };
        var recommend = new Option<string[]>("--recommend") { Description = "«Кому: что», можно несколько раз; запоминается", HelpName = "РЕКОМЕНДАЦИЯ" };
        var set = new Option<string?>("--set") { Description = "только этот набор критериев", HelpName = "НАБОР" };
        var make = new Command(name, description) { scope, of, format, path };
        foreach (var further in (Option[])[.. ReportForms.Recommends(kind) ? [recommend] : (Option[])[], .. ReportCut.IsOf(kind) ? [audience] : (Option[])[], .. kind == ReportKind.SchoolIdentification ? [set] : (Option[])[]])
        {
            make.Add(further);
        }

        make.SetAction((parsed, stop) =>
        {
            // Inside the service the working directory is another one.
            var whole = parsed.GetValue(path) is { } typed ? Path.GetFullPath(typed) : null;
            var words = parsed.Tokens.Select(t => whole is not null && t.Value == parsed.GetValue(path) ? whole : t.Value).ToList();
            var order = new ReportOrder(kind, parsed.GetRequiredValue(scope), parsed.GetValue(of)!, ReportWish.FormatOf(parsed.GetValue(format)!)!.Value, whole)
            {
                Recommend = parsed.GetValue(recommend) ?? [],
                IsPublic = parsed.GetValue(audience) == ReportCut.Public,
                Set = parsed.GetValue(set),
            };
            return door.WithBotAsync(words, (desk, bot) => verbs.MakeAsync(desk, bot, order, stop), stop);
        });
        return make;
    }

    private static Option<string> Of(ReportSubject subject) => subject switch
    {
        ReportSubject.Year => new("--year") { Description = "календарный год: этот или два прошлых", HelpName = "ГОД", Required = true },
        ReportSubject.Event => new("--event") { Description = "номер мероприятия: teacherbot event list", HelpName = "МЕРОПРИЯТИЕ", Required = true },
        ReportSubject.Register => new("--register") { Description = "имя реестра: teacherbot registers list", HelpName = "РЕЕСТР", Required = true },
        ReportSubject.School => new("--school") { Description = "номер школы в schools.yml", HelpName = "ШКОЛА", Required = true },
        _ => new("--wave") { Description = "«2026 входной» или номер кампании; по умолчанию последняя", HelpName = "ВОЛНА", DefaultValueFactory = _ => "" },
    };

    private static Option<string> Audience()
    {
        var audience = new Option<string>("--audience") { Description = "inside — внутри программы, public — для публикации (группы от 10 человек)", HelpName = "ДЛЯ_КОГО", DefaultValueFactory = _ => "inside" };
        audience.AcceptOnlyFromAmong("inside", ReportCut.Public);
        return audience;
    }
}
