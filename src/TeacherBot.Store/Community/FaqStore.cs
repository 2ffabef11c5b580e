using System.Collections.Immutable;
using TeacherBot.Core.Community;

namespace TeacherBot.Store;

/// <summary>Frequent questions of municipalities.</summary>
public static class FaqStore
{
    private static readonly Statement OfTown = Statement.Named("FaqOfTown");
    private static readonly Statement Publish = Statement.Named("FaqPublish");
    private static readonly Statement Drop = Statement.Named("FaqDrop");

    public static ImmutableArray<FaqEntry> Of(UnitOfWork unit, string municipality) =>
        [.. unit.Query(OfTown, r => new FaqEntry(r.Text(0), r.Text(1), r.TextOrNull(2), r.Text(3), r.Text(4)), ("municipality", municipality))];

    /// <summary>Writes it and notes who did.</summary>
    internal static void Apply(UnitOfWork unit, string municipality, string actor, FaqEffect effect, DateTimeOffset at)
    {
        if (effect is PublishFaq { Entry: var entry })
        {
            unit.Execute(
                Publish,
                ("id", entry.Id), ("municipality", municipality), ("subject", entry.Subject), ("area", entry.Area), ("question", entry.Question), ("answer", entry.Answer), ("at", at));
            PeopleStore.Audit(unit, actor, null, "faq published " + entry.Id, at);
        }
        else if (effect is DropFaq drop)
        {
            unit.Execute(Drop, ("id", drop.Id), ("municipality", municipality));
            PeopleStore.Audit(unit, actor, null, "faq dropped " + drop.Id, at);
        }
    }
}
