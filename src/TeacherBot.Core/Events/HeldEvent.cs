namespace TeacherBot.Core.Events;

/// <summary>What a held event is counted as; one event may be several.</summary>
[Flags]
public enum HeldAs
{
    None = 0,

    /// <summary>For the teams of schools with ШНРО or ШНСУ status of that year.</summary>
    TeamEvent = 1,

    /// <summary>Обмен опытом: a seminar, a webinar or a mutual visit (002 §3, requirement 4).</summary>
    Exchange = 2,

    /// <summary>Встреча с управленческими командами или РМО (003 п.4).</summary>
    Meeting = 4,

    /// <summary>Заседание рабочей группы (000 п.1–2).</summary>
    WorkingGroup = 8,
}

/// <summary>An event that took place, as the yearly norms see it. A cancelled one is no held event.</summary>
/// <param name="Day">The first day, in the municipality's zone.</param>
/// <param name="HasProgramme">Its programme is kept.</param>
/// <param name="HasReport">Its аналитическая справка is kept.</param>
public sealed record HeldEvent(string Id, DateOnly Day, HeldAs As, bool HasProgramme, bool HasReport)
{
    /// <summary>A held event of the store. An event without a start, which only a draft may be, is no held event.</summary>
    public static HeldEvent Of(EventRow row, string zone) => new(
        row.Id,
        DateOnly.FromDateTime(Content.RussianDate.In(row.StartsAt!.Value, zone).DateTime),
        KindOf(row.Kind),
        row.Programme is not null,
        row.Report is not null);

    /// <summary>
    /// What a kind of event counts as. The documents name kinds, not audiences, so every open form of learning counts for the teams,
    /// and what must be shown by papers is decided by <see cref="EventNorms"/>.
    /// </summary>
    public static HeldAs KindOf(string kind) => kind switch
    {
        "семинар" or "вебинар" => HeldAs.TeamEvent | HeldAs.Exchange,
        "взаимопосещение" => HeldAs.Exchange,
        "форум" or "десант" or "КПК" or "марафон" or "конкурс" or "практикум" or "стажировка" => HeldAs.TeamEvent,
        "РМО" or "совещание" or "педсовет" => HeldAs.Meeting,
        "рабочая группа" => HeldAs.WorkingGroup,
        _ => HeldAs.None,
    };
}
