using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Community;

/// <summary>What is known of registers once an effect is written.</summary>
internal static class RegisterFacts
{
    public static Facts After(Facts facts, RegisterEffect effect, DateTimeOffset now) => effect switch
    {
        BeginRegisterEntry begin => Put(facts, begin.Entry with { Status = RegisterEntryStatus.Draft, At = now, Revision = 0 }),
        ChangeRegisterEntry { Entry: var entry } => Put(facts, entry with { Revision = entry.Revision + 1 }),
        MarkRegisterEntry mark when mark.Entry.Marked(mark.Register, mark.Word) is { } entry => Put(facts, entry with { Revision = entry.Revision + 1 }),
        KeepRegisterEntry { Entry: var entry } => Put(facts, entry with { Status = RegisterEntryStatus.Kept, Revision = entry.Revision + 1 }),
        RemoveRegisterEntry => Without(facts, effect.Id),
        _ => facts,
    };

    private static Facts Put(Facts facts, RegisterEntry entry)
    {
        var known = facts.With(new RegisterEntryOf(entry.Id), entry);
        var list = new RegisterEntriesOf(entry.Register);
        return !known.Has(list, out var all) ? known
            : known.With(list, all.Any(e => e.Id == entry.Id) ? [.. all.Select(e => e.Id == entry.Id ? entry : e)] : all.Insert(0, entry));
    }

    private static Facts Without(Facts facts, string id)
    {
        var known = facts.With(new RegisterEntryOf(id), null);
        return known.Known.Keys.OfType<RegisterEntriesOf>().Aggregate(known, (f, list) => f.Has(list, out var all) ? f.With(list, all.RemoveAll(e => e.Id == id)) : f);
    }
}
