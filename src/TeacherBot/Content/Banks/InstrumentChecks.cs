using TeacherBot.Core.Instruments;

namespace TeacherBot.Content.Banks;

/// <summary>Whether the instrument as a whole holds together: ids, triads, portions, balance.</summary>
internal sealed class InstrumentChecks(AreaWords words, DateOnly today)
{
    private const int PortionSeconds = 12 * 60;

    public void Check(InstrumentDraft draft)
    {
        Head(draft);
        Identifiers(draft);
        FormsReader.Check(draft);
        var tested = draft.Instrument.Kind is InstrumentKind.Levels or InstrumentKind.Percent;
        foreach (var item in draft.Items)
        {
            if (tested)
            {
                ItemChecks.Check(item, today, draft.Instrument.Subject == "social");
            }
            else
            {
                ItemChecks.Lengths(item);
                BodyChecks.Distinct(item);
            }
        }

        foreach (var area in draft.Areas)
        {
            Area(draft, area);
        }

        if (draft.Whole && tested)
        {
            Balance(draft);
        }
    }

    private void Head(InstrumentDraft draft)
    {
        var (at, instrument) = (draft.At, draft.Instrument);
        if (instrument.Subject is { } subject && words.Known && words.Subjects.All(s => s.Id != subject))
        {
            at.ProblemAt("subject", $"предмета «{subject}» нет в common/areas.yml; исправьте имя или добавьте предмет");
        }

        if (instrument.Ref.Version < 1 && draft.Whole)
        {
            at.ProblemAt("version", "версия — целое число от 1");
        }

        if (instrument.Anonymous && instrument.MinimumGroup is > 0 and < 10)
        {
            at.ProblemAt("minimum_group", "у анонимного вопросника наименьшая группа — 10 человек");
        }

        foreach (var (position, line) in at.TextOrTexts("audience").Where(p => !WordsOfFormat.Positions.Contains(p.Text)))
        {
            at.Problem(line, $"нет такой должности «{position}»; бывает: {string.Join(", ", WordsOfFormat.Positions)}");
        }

        if (instrument.Kind == InstrumentKind.Levels && draft.Tests.IsEmpty)
        {
            at.ProblemAt("tests", "нет ни одной проверки автора; добавьте в `tests` хотя бы «всё верно»");
        }
    }

    private void Identifiers(InstrumentDraft draft)
    {
        foreach (var area in draft.Areas.Where(a => words.Known && a.Code != draft.Instrument.Id && !words.Areas.ContainsKey(a.Code)))
        {
            area.At.Problem(area.Line, $"области {area.Code} нет в common/areas.yml; исправьте код или добавьте область");
        }

        foreach (var twice in draft.Areas.SelectMany(a => a.Triads).Where(t => t.Id.Length > 0).GroupBy(t => t.Id).Where(g => g.Count() > 1))
        {
            twice.Last().At.ProblemAt("id", $"такая триада уже есть в {twice.First().At.File}; дайте другой номер");
        }

        foreach (var twice in draft.Items.Where(i => i.Item.Id.Length > 0).GroupBy(i => i.Item.Id).Where(g => g.Count() > 1))
        {
            twice.Last().At.ProblemAt("id", $"задание с таким именем уже есть в строке {twice.First().At.Line} файла {twice.First().At.File}; дайте другое");
        }
    }

    private void Area(InstrumentDraft draft, AreaDraft area)
    {
        if (area.Tomorrow is { Length: > 0 } tomorrow)
        {
            if (tomorrow.Length is < 200 or > 500)
            {
                area.At.ProblemAt("tomorrow", $"«Завтра на уроке» — от 200 до 500 знаков, а записано {tomorrow.Length}");
            }

            if (ItemChecks.Hurting(tomorrow, draft.Instrument.Subject == "social") is { } word)
            {
                area.At.ProblemAt("tomorrow", $"слово «{word}» — о педагоге так не пишут; скажите иначе");
            }
        }

        if (draft.Instrument.Kind == InstrumentKind.Levels)
        {
            Triads(draft, area);
        }

        var longest = Portions(draft, area).Max(items => items.Sum(i => i.Seconds ?? 0));
        if (draft.Whole && longest > PortionSeconds)
        {
            area.At.Problem(area.Line, $"задания области займут {(longest + 59) / 60} мин, а порция — не больше 12; сократите");
        }
    }

    private void Triads(InstrumentDraft draft, AreaDraft area)
    {
        foreach (var triad in area.Triads.Where(t => t.Id.Length > 0))
        {
            Triad(triad, area.Code);
            ItemChecks.Dates(triad.At, triad.Checked, triad.ValidUntil, today);
        }

        if (area.At.Has("triads") && area.Triads.Length < 3)
        {
            area.At.ProblemAt("triads", $"триад в области {area.Triads.Length}, а нужно не меньше трёх");
        }

        foreach (var triads in Sets(draft, area).Where(t => draft.Instrument.Subject is not null && t.Count > 0))
        {
            if (triads.Count(t => t.Teaching) is var teaching && teaching != 1)
            {
                area.At.ProblemAt("triads", $"триад с `teaching: true` в области {teaching}, а о преподавании должна быть ровно одна");
            }
        }
    }

    // The triads a person meets together: those of each form, or all of them.
    private static IEnumerable<List<TriadDraft>> Sets(InstrumentDraft draft, AreaDraft area) =>
        draft.Forms.IsEmpty ? [[.. area.Triads]] : draft.Forms.Select(f => area.Triads.Where(f.Has).ToList());

    private static IEnumerable<List<ItemDraft>> Portions(InstrumentDraft draft, AreaDraft area) =>
        area.Triads.IsEmpty ? [[.. area.Items]] : Sets(draft, area).Select(set => set.SelectMany(t => t.Items).ToList());

    private static void Triad(TriadDraft triad, string area)
    {
        if (!triad.Id.StartsWith(area + "-", StringComparison.Ordinal))
        {
            triad.At.ProblemAt("id", $"имя триады начинается с кода области, например {area}-1");
            return;
        }

        var levels = triad.Items.Select(i => (int)i.Item.Level).ToList();
        if (!levels.Contains(0) && !levels.SequenceEqual([1, 2, 3]))
        {
            triad.At.ProblemAt("items", $"в триаде должны быть три задания уровней 1, 2, 3 по порядку, а записано: {string.Join(", ", levels)}");
            return;
        }

        foreach (var item in triad.Items.Where(i => i.Item.Level != ItemLevel.None && i.Item.Id.Length > 0 && i.Item.Id != $"{triad.Id}-{(int)i.Item.Level}"))
        {
            item.At.ProblemAt("id", $"имя задания — триада и уровень: {triad.Id}-{(int)item.Item.Level}");
        }
    }

    private static void Balance(InstrumentDraft draft)
    {
        var statistics = InstrumentStatistics.Of(draft);
        var singles = draft.Items.Where(i => i.Type == "single").ToList();
        var hard = draft.Items.Where(i => i.Item.Level == ItemLevel.Functional).ToList();
        var total = draft.Items.Count();
        if (4 * (total - singles.Count) < total)
        {
            draft.At.ProblemAt("kind", $"заданий не «один верный» {total - singles.Count} из {total}, а нужно не меньше четверти");
        }

        var open = hard.Count(i => i.Type != "single");
        if (3 * open < hard.Count)
        {
            draft.At.ProblemAt("kind", $"на уровне 3 заданий не «один верный» {open} из {hard.Count}, а нужно не меньше трети");
        }

        if (singles.Count >= 20 && statistics.LongestIsKeyShare > 0.25m)
        {
            draft.At.ProblemAt("kind", $"верный вариант длиннее остальных в {statistics.LongestIsKeyShare:P0} заданий «один верный», а можно в 25 %; сократите ключи");
        }
    }
}
