using System.Globalization;
using TeacherBot.Core.Community;
using TeacherBot.Store;
using TeacherBot.Tests.Properties;

namespace TeacherBot.Tests.Community.Registers;

/// <summary>Registers against the real statements: who may write which, who sees what, and what is left of a person.</summary>
public sealed class RegisterStoreTests : RegisterOffice
{
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
    public async Task Of_a_date_hear_coordinators_and_the_head_of_the_school_and_of_the_entry_itself_the_head_alone()
    {
        await KeepAsync("methodist", Recommendations, Recommendation("one", "school-1"));
        await KeepAsync("coordinator", Assignments, Assignment("two").With("until", "2027-05-31"));
        await KeepAsync("coordinator", Recommendations, Recommendation("over", "school-1").With("until", "2020-01-01"));
        await KeepAsync("coordinator", Recommendations, Recommendation("done", "school-1").With("status", "снята"));

        Assert.Equal(
            ["coordinator register-due one", "coordinator register-due two", "head register-addressed one", "head register-addressed over", "head register-due one"],
            Planned());
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

        await World.Bot.Database.WriteAsync(unit => new PersonJoiner(World.Bot.Stores.People).Join(unit, People["methodist"], People["teacher"], World.Clock.Now), default);
        Assert.Equal(2, Regex("Провести семинар", Export("teacher")));

        await World.ArriveAsync(World.Write("teacher@mail.test", "Здравствуйте"));
        await World.AnswerAsync("teacher@mail.test", "стоп");
        await World.ChooseAsync("teacher@mail.test", "удалить");
        await World.RunJobsAsync();
        Assert.Equal("one", Seen("coordinator", Recommendations).Single().Id);
        Assert.Single(World.Bot.Database.Read(unit => RegisterStore.All(unit, "zarechny", "recommendations")));
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

    private static int Regex(string word, string text) => System.Text.RegularExpressions.Regex.Count(text, word);
}
