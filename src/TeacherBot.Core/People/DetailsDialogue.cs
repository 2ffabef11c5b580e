using System.Collections.Immutable;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Core.People;

/// <summary>School, position, subjects and the optional name: asked at joining, changed later from «Мои данные».</summary>
internal static class DetailsDialogue
{
    private const int ListedSchools = 12;
    private const int LongestName = 100;

    /// <summary>As profiles have them; the words are «position.» texts.</summary>
    public static readonly ImmutableArray<string> Positions = ["teacher", "head", "other"];

    public static Step Show(Situation s) => s.State.Active switch
    {
        FindingSchool finding => ShowSchools(s, finding),
        ChoosingPosition => ShowPositions(s),
        ChoosingSubject choosing => ShowSubjects(s, choosing),
        AskingName asking => ShowName(s, asking),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static Step On(Situation s) => (s.State.Active, s.Inbound.Body) switch
    {
        (FindingSchool finding, Pressed pressed) => OnSchool(s, finding, pressed.Key),
        (FindingSchool finding, TextSaid said) => Search(s, finding, said.Text),
        (ChoosingPosition, Pressed pressed) => OnPosition(s, pressed.Key),
        (ChoosingSubject choosing, Pressed pressed) => OnSubject(s, choosing, pressed.Key),
        (AskingName asking, Pressed pressed) => OnNameButton(s, asking, pressed.Key),
        (AskingName asking, TextSaid said) => OnName(s, asking, said.Text),
        _ => s.Hint("hint.use-buttons"),
    };

    private static Turn ShowSchools(Situation s, FindingSchool finding)
    {
        var schools = s.Municipality!.Schools;
        var listed = finding.Searched ? finding.Found
            : schools.Length <= ListedSchools ? [.. schools.Select(x => x.Id)] : [];
        var page = s.Page().Prose(
            finding.Searched ? finding.Found.IsEmpty ? "school.none-found" : "school.found"
            : listed.IsEmpty ? "school.search" : "school.choose");
        foreach (var id in listed)
        {
            page.Row(new Choice("s." + id, s.Municipality.FindSchool(id)?.Title ?? id));
        }

        return page.Typed().When(finding.Searched, p => p.Button("again", "school.button-again"))
            .When(finding.Moving, p => p.Back())
            .Show();
    }

    private static Step OnSchool(Situation s, FindingSchool finding, string key)
    {
        if (key.StartsWith("s.", StringComparison.Ordinal) && s.Municipality!.FindSchool(key[2..]) is { } school)
        {
            var set = s.Do(new SetSchool(school.Id));
            return finding.Moving ? SchoolCrowding.Then(set.Noting("data.saved"), x => x.Pop()) : AskNext(set);
        }

        return key == "back" && finding.Moving ? s.Pop() : s.Go(new FindingSchool([], false, finding.Moving));
    }

    private static Step Search(Situation s, FindingSchool finding, string text)
    {
        var found = SchoolSearch.Find(s.Municipality!.Schools, text, 6);
        return s.Go(finding with { Searched = true, Found = [.. found.Select(x => x.Id)] });
    }

    private static Turn ShowPositions(Situation s)
    {
        var page = s.Page().Prose("position.ask");
        foreach (var position in Positions)
        {
            page.Row(page.Choice(position, "position." + position) with { Chosen = s.Person.Position == position });
        }

        return page.When(s.Person.Joined, p => p.Back()).Show();
    }

    private static Step OnPosition(Situation s, string key)
    {
        if (!Positions.Contains(key))
        {
            return s.Person.Joined ? s.Pop() : s.Hint("hint.use-buttons");
        }

        var set = s.Do(new SetPosition(key));
        return s.Person.Joined ? SchoolCrowding.Then(set.Noting("data.saved"), x => x.Pop()) : AskNext(set);
    }

    private static Turn ShowSubjects(Situation s, ChoosingSubject choosing)
    {
        var page = s.Page().Prose(choosing.Further ? "subject.further" : "subject.ask");
        foreach (var subject in s.Catalog.Subjects)
        {
            page.Row(new Choice("j." + subject.Id, subject.Title) { Chosen = choosing.Further && s.Person.Subjects.Contains(subject.Id) });
        }

        return page.When(choosing.Further, p => p.Button("done", "button.done")).Show();
    }

    private static Step OnSubject(Situation s, ChoosingSubject choosing, string key)
    {
        if (key.StartsWith("j.", StringComparison.Ordinal) && s.Catalog.FindSubject(key[2..]) is { } subject)
        {
            return choosing.Further
                ? Conversation.Show(s.Do(new SetSubjects(Toggled(s.Person.Subjects, subject.Id))))
                : AskNext(s.Do(new SetSubjects([subject.Id])));
        }

        return !choosing.Further ? s.Hint("hint.use-buttons")
            : s.Person.Subjects.IsEmpty ? s.Hint("subject.at-least-one")
            : choosing.Joining ? s.Go(new AskingMailing(true))
            : s.Noting("data.saved").Pop();
    }

    // The last of them may be taken away too: the person is choosing, and «Готово» asks for at least one.
    private static ImmutableArray<string> Toggled(ImmutableArray<string> subjects, string id) =>
        subjects.Contains(id) ? subjects.Remove(id) : subjects.Add(id);

    /// <summary>Asks for what is still missing, one at a time; then the first questionnaire.</summary>
    public static Step AskNext(Situation s) =>
        s.Person.School is null ? s.Reset(new FindingSchool([], false, false))
        : s.Person.Position is null ? s.Reset(new ChoosingPosition())
        : s.Person.Subjects.IsEmpty ? s.Reset(new ChoosingSubject(false))
        : SchoolCrowding.Then(s, Joined);

    private static Step Joined(Situation s)
    {
        var instrument = InstrumentDialogue.Offered(s).FirstOrDefault(i => i.Subject is not null)
            ?? InstrumentDialogue.Offered(s).FirstOrDefault(i => i.Kind != InstrumentKind.Organisation);
        return instrument is null
            ? s.Reset(new Menu())
            : InstrumentDialogue.Choose(s.At(s.State.Reset(new Menu())), instrument);
    }

    private static Step ShowName(Situation s, AskingName asking)
    {
        if (!s.Facts.Has(new NameOf(), out var name))
        {
            return new Ask(new NameOf());
        }

        return s.Page()
            .Typed()
            .Prose("name.ask")
            .When(name is not null, p => p.Prose("name.now", ("name", name!)))
            .When(name is not null, p => p.Button("remove", "name.button-remove"))
            .Button("skip", asking.Joining ? "button.skip" : "button.back")
            .Show();
    }

    private static Step OnNameButton(Situation s, AskingName asking, string key) =>
        AfterName(key == "remove" ? s.Do(new SetName(null)).Noting("data.saved") : s, asking);

    private static Step OnName(Situation s, AskingName asking, string text)
    {
        var name = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return name.Length is < 2 or > LongestName || !name.Any(char.IsLetter)
            ? s.Hint("name.not-a-name")
            : AfterName(s.Do(new SetName(name)).Noting("data.saved"), asking);
    }

    private static Step AfterName(Situation s, AskingName asking) =>
        asking.Joining ? s.Go(new ChoosingSubject(true, true)) : s.Pop();
}
