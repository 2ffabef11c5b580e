using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;
using TeacherBot.Documents;
using TeacherBot.Store;
using TeacherBot.Tests.Channels.Email;
using TeacherBot.Tests.Properties;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Community;

/// <summary>Registers against the real statements: who may write which, who sees what, and what is left of a person.</summary>
public sealed class RegisterStoreTests : IAsyncLifetime
{
    // By the name of the person: what each holds.
    private static readonly (string Name, RoleGrant? Grant)[] Everybody =
    [
        ("coordinator", new(Role.Coordinator, "zarechny")), ("methodist", new(Role.Methodist, "zarechny")), ("head", new(Role.Head, "zarechny/school:school-1")),
        ("other-head", new(Role.Head, "zarechny/school:school-4")), ("cluster", new(Role.Coordinator, "zarechny/cluster:north")), ("teacher", null), ("foreigner", new(Role.Coordinator, "lugovoy")),
    ];

    private static readonly Register Recommendations = Named("recommendations");
    private static readonly Register Assignments = Named("assignments");

    private readonly Dictionary<string, string> people = [];
    private EmailWorld world = null!;

    public async Task InitializeAsync()
    {
        world = await EmailWorld.OpenAsync();
        foreach (var (name, grant) in Everybody)
        {
            people[name] = await world.AgreeAsync("email", name + "@mail.test");
            if (grant is not null)
            {
                await world.Bot.Database.WriteAsync(unit => RoleStore.Grant(unit, people[name], grant, "shell", world.Clock.Now), default);
            }
        }
    }

    public Task DisposeAsync()
    {
        world.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("teacher")]
    [InlineData("head")]
    [InlineData("cluster")]
    [InlineData("foreigner")]
    [InlineData("methodist")]
    public async Task Who_does_not_write_a_register_leaves_nothing_in_it_and_changes_nothing(string name)
    {
        await KeepAsync("coordinator", Assignments, Assignment("one"));
        await DoAsync(name, new BeginRegisterEntry(Assignments, Assignment("two")));
        var kept = Seen("coordinator", Assignments).Single();
        await DoAsync(name, new ChangeRegisterEntry(Assignments, kept.With("number", "666"), "number"));
        await DoAsync(name, new RemoveRegisterEntry(Assignments, "one"));
        await DoAsync(name, new MarkRegisterEntry(Assignments, kept, null));

        Assert.Equal(kept, Seen("coordinator", Assignments).Single(), Equal);
        Assert.Equal(name is "methodist" or "head", Seen(name, Assignments).Any(e => e.Id == "one"));
    }

    [Fact]
    public async Task The_right_to_one_register_does_not_reach_the_entries_of_another()
    {
        await KeepAsync("coordinator", Assignments, Assignment("one"));
        var kept = Seen("coordinator", Assignments).Single();
        await DoAsync("methodist", new ChangeRegisterEntry(Recommendations, kept.With("number", "666") with { Register = "recommendations" }, "number"));
        await DoAsync("methodist", new RemoveRegisterEntry(Recommendations, "one"));
        await DoAsync("methodist", new BeginRegisterEntry(Recommendations, Assignment("two")));

        Assert.Equal(kept, Seen("coordinator", Assignments).Single(), Equal);
        Assert.Empty(Seen("methodist", Recommendations));
    }

    [Fact]
    public async Task A_head_marks_an_entry_of_the_own_school_once_and_changes_nothing_else()
    {
        await KeepAsync("methodist", Recommendations, Recommendation("one", "school-1"));
        var seen = Seen("head", Recommendations).Single();
        await DoAsync("other-head", new MarkRegisterEntry(Recommendations, seen, "чужое слово"));
        Assert.Equal("дана", Seen("head", Recommendations).Single()["status"]);

        await DoAsync("head", new MarkRegisterEntry(Recommendations, seen.With("text", "Ничего не делать"), "сделано"));
        var marked = Seen("head", Recommendations).Single();
        Assert.Equal(("выполнена", "сделано", "Провести семинар", "school-1"), (marked["status"], marked["answer"], marked["text"], marked["school"]));

        await DoAsync("head", new MarkRegisterEntry(Recommendations, marked, "передумали"));
        Assert.Equal("сделано", Seen("head", Recommendations).Single()["answer"]);
        Assert.Equal(["status", RegisterChanges.Created], History("coordinator", "one").Select(c => c.What));
        Assert.Empty(History("other-head", "one"));
    }

    [Fact]
    public async Task A_change_of_what_was_seen_before_another_change_is_decided_again()
    {
        await KeepAsync("methodist", Recommendations, Recommendation("one", "school-1"));
        var seen = Seen("methodist", Recommendations).Single();
        await DoAsync("coordinator", new ChangeRegisterEntry(Recommendations, seen.With("text", "Первое"), "text"));

        await Assert.ThrowsAsync<VersionConflictException>(() => DoAsync("methodist", new ChangeRegisterEntry(Recommendations, seen.With("text", "Второе"), "text")));
        await Assert.ThrowsAsync<VersionConflictException>(() => DoAsync("head", new MarkRegisterEntry(Recommendations, seen, null)));
        Assert.Equal("Первое", Seen("coordinator", Recommendations).Single()["text"]);
    }

    [Fact]
    public async Task Whatever_people_do_in_whatever_order_drafts_are_their_authors_and_heads_see_their_school_alone()
    {
        var run = 0;
        await Task.Yield();
        Cases.Run(
            400,
            12,
            (random, size) => Enumerable.Range(0, size * 3).Select(_ => (Who: random.Next(Everybody.Length), What: random.Next(6), Entry: random.Next(3), School: random.Next(2) == 0 ? "school-1" : "school-4")).ToList(),
            acts => PlayAsync(acts, (++run).ToString(CultureInfo.InvariantCulture)).GetAwaiter().GetResult(),
            acts => string.Join(' ', acts.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Who}/{a.What}/{a.Entry}/{a.School}"))));
    }

    [Fact]
    public async Task What_somebody_wrote_is_in_their_export_goes_along_with_another_name_and_stays_without_an_author()
    {
        await KeepAsync("methodist", Recommendations, Recommendation("one", "school-1"));
        await DoAsync("methodist", new BeginRegisterEntry(Recommendations, Recommendation("draft", "school-1")));
        Assert.Equal(2, Regex("Провести семинар", Export("methodist")));
        Assert.Equal(0, Regex("Провести семинар", Export("coordinator")));

        await world.Bot.Database.WriteAsync(unit => new PersonJoiner(world.Bot.Stores.People).Join(unit, people["methodist"], people["teacher"], world.Clock.Now), default);
        Assert.Equal(2, Regex("Провести семинар", Export("teacher")));

        await world.ArriveAsync(world.Write("teacher@mail.test", "Здравствуйте"));
        await world.AnswerAsync("teacher@mail.test", "стоп");
        await world.ChooseAsync("teacher@mail.test", "удалить");
        await world.RunJobsAsync();
        Assert.Equal("one", Seen("coordinator", Recommendations).Single().Id);
        Assert.Equal(1, world.Bot.Database.Read(unit => RegisterStore.All(unit, "zarechny", "recommendations")).Count);
    }

    private async Task PlayAsync(List<(int Who, int What, int Entry, string School)> acts, string run)
    {
        // What must be there, told without the store.
        var known = new Dictionary<string, (string Author, string School, bool IsKept, bool IsDone)>();
        foreach (var (who, what, at, school) in acts)
        {
            var (name, id) = (Everybody[who].Name, $"{run}-{at}");
            if (name == "foreigner" && what < 2)
            {
                // Writes the register of their own municipality.
                continue;
            }

            var (writes, before) = (name is "coordinator" or "methodist", known.TryGetValue(id, out var b) ? b : ((string Author, string School, bool IsKept, bool IsDone)?)null);
            var reaches = writes && before is { } r && (r.IsKept || r.Author == name);
            var entry = Seen("coordinator", Recommendations).Concat(Seen("methodist", Recommendations)).FirstOrDefault(e => e.Id == id) ?? Recommendation(id, school);
            await DoAsync(name, what switch
            {
                0 or 1 => new BeginRegisterEntry(Recommendations, Recommendation(id, school)),
                2 => new KeepRegisterEntry(Recommendations, entry),
                3 => new ChangeRegisterEntry(Recommendations, entry.With("school", school), "school"),
                4 => new MarkRegisterEntry(Recommendations, entry, null),
                _ => new RemoveRegisterEntry(Recommendations, id),
            });
            var after = what switch
            {
                0 or 1 when writes && before is null => (name, school, false, false),
                2 when reaches && before is { IsKept: false } draft => draft with { IsKept = true },
                3 when reaches => before!.Value with { School = school },
                4 when before is { IsKept: true, IsDone: false } open && Everybody[who].Grant?.Scope == "zarechny/school:" + open.School => open with { IsDone = true },
                5 when reaches => null,
                _ => before,
            };
            if (after is { } put)
            {
                known[id] = put;
            }
            else if (before is not null)
            {
                // A removed row stays in the way of its id, and a thrown draft does not.
                known[id] = (before.Value.IsKept ? "" : "nobody", "", false, false);
                if (!before.Value.IsKept)
                {
                    known.Remove(id);
                }
            }

            Check(known, run);
        }
    }

    private void Check(Dictionary<string, (string Author, string School, bool IsKept, bool IsDone)> known, string run)
    {
        foreach (var (name, grant) in Everybody)
        {
            var expected = known.Where(k => name is "coordinator" or "methodist" ? k.Value.IsKept || k.Value.Author == name : k.Value.IsKept && grant?.Scope == "zarechny/school:" + k.Value.School)
                .Select(k => (k.Key, k.Value.School, k.Value.IsDone)).Order();
            var seen = Seen(name, Recommendations).Where(e => e.Id.StartsWith(run + "-", StringComparison.Ordinal)).Select(e => (e.Id, e["school"]!, e["status"] == "выполнена")).Order();
            Assert.Equal(expected, seen);
        }
    }

    private static RegisterEntry Assignment(string id) => Entry(id, Assignments, ("role", "куратор"), ("school", "school-1"), ("number", "15"), ("date", "2026-09-01"), ("status", "действует"));

    private static RegisterEntry Recommendation(string id, string school) => Entry(id, Recommendations, ("school", school), ("text", "Провести семинар"), ("until", "2027-05-31"), ("status", "дана"));

    private static RegisterEntry Entry(string id, Register register, params (string Field, string Value)[] values) =>
        new(id, register.Id, values.ToImmutableSortedDictionary(v => v.Field, v => v.Value, StringComparer.Ordinal));

    private static Register Named(string id) => TheCatalog.Value.Registers.Single(r => r.Id == id);

    private static bool Equal(RegisterEntry one, RegisterEntry other) => one.Id == other.Id && one.Revision == other.Revision && one.Values.SequenceEqual(other.Values);

    private static int Regex(string word, string text) => System.Text.RegularExpressions.Regex.Count(text, word);

    private async Task KeepAsync(string name, Register register, RegisterEntry entry)
    {
        await DoAsync(name, new BeginRegisterEntry(register, entry));
        await DoAsync(name, new KeepRegisterEntry(register, entry));
    }

    private Task DoAsync(string name, RegisterEffect effect) => world.Bot.Database.WriteAsync(unit => RegisterStore.Apply(unit, Person(unit, name), world.Clock.Now, effect), default);

    private Person Person(UnitOfWork unit, string name)
    {
        var known = PeopleStore.FindPerson(unit, people[name])!.Person with { Roles = RoleStore.Of(unit, people[name], world.Clock.Now.AddSeconds(1)) };
        return name == "foreigner" ? known with { Municipality = "lugovoy" } : known;
    }

    private ImmutableArray<RegisterEntry> Seen(string name, Register register) =>
        (ImmutableArray<RegisterEntry>)world.Bot.Database.Read(unit => RegisterStore.Answer(unit, Person(unit, name), new RegisterEntriesOf(register.Id)))!;

    private ImmutableArray<RegisterChange> History(string name, string id) =>
        (ImmutableArray<RegisterChange>)world.Bot.Database.Read(unit => RegisterStore.Answer(unit, Person(unit, name), new RegisterHistoryOf(id)))!;

    private string Export(string name) => System.Text.Encoding.UTF8.GetString(world.Bot.Database.Read(
        unit => ExportDocument.Bytes(ExportData.Find(unit, world.Bot.Stores.Vault, people[name], world.Clock.Now)!, world.Bot.Catalog.Value)));
}
