using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using TeacherBot.Core.Community;
using TeacherBot.Core.People;
using TeacherBot.Documents.Exports;
using TeacherBot.Store;
using TeacherBot.Tests.Channels.Email;
using TeacherBot.Tests.Transcripts;

namespace TeacherBot.Tests.Community.Registers;

/// <summary>A town with everybody who might want to write into registers, each by the name of what they are.</summary>
public abstract class RegisterOffice : IAsyncLifetime
{
    // By the name of the person: what each holds.
    private protected static readonly (string Name, RoleGrant? Grant)[] Everybody =
    [
        ("coordinator", new(Role.Coordinator, "zarechny")), ("methodist", new(Role.Methodist, "zarechny")), ("head", new(Role.Head, "zarechny/school:school-1")),
        ("other-head", new(Role.Head, "zarechny/school:school-4")), ("cluster", new(Role.Coordinator, "zarechny/cluster:north")), ("teacher", null), ("foreigner", new(Role.Coordinator, "lugovoy")),
    ];

    private protected static readonly Register Recommendations = Named("recommendations");
    private protected static readonly Register Assignments = Named("assignments");

    private protected Dictionary<string, string> People { get; } = [];
    private protected EmailWorld World { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        World = await EmailWorld.OpenAsync();
        foreach (var (name, grant) in Everybody)
        {
            People[name] = await World.AgreeAsync("email", name + "@mail.test");
            if (grant is not null)
            {
                await World.Bot.Database.WriteAsync(unit => RoleStore.Grant(unit, People[name], grant, "shell", World.Clock.Now), default);
            }
        }
    }

    public Task DisposeAsync()
    {
        World.Dispose();
        return Task.CompletedTask;
    }

    private protected List<string> Planned()
    {
        using var connection = new SqliteConnection(World.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select person, kind, object from schedule where kind like 'register-%'";
        using var reader = command.ExecuteReader();
        var planned = new List<string>();
        while (reader.Read())
        {
            planned.Add($"{People.Single(p => p.Value == reader.GetString(0)).Key} {reader.GetString(1)} {reader.GetString(2).Split('|')[0]}");
        }

        return [.. planned.Order(StringComparer.Ordinal)];
    }

    private protected static RegisterEntry Assignment(string id) => Entry(id, Assignments, ("role", "куратор"), ("school", "school-1"), ("number", "15"), ("date", "2026-09-01"), ("status", "действует"));

    private protected static RegisterEntry Recommendation(string id, string school) => Entry(id, Recommendations, ("school", school), ("text", "Провести семинар"), ("until", "2027-05-31"), ("status", "дана"));

    private static RegisterEntry Entry(string id, Register register, params (string Field, string Value)[] values) =>
        new(id, register.Id, values.ToImmutableSortedDictionary(v => v.Field, v => v.Value, StringComparer.Ordinal));

    private static Register Named(string id) => TheCatalog.Value.Registers.Single(r => r.Id == id);

    private protected static bool Equal(RegisterEntry one, RegisterEntry other) => one.Id == other.Id && one.Revision == other.Revision && one.Values.SequenceEqual(other.Values);

    private protected async Task KeepAsync(string name, Register register, RegisterEntry entry)
    {
        await DoAsync(name, new BeginRegisterEntry(register, entry));
        await DoAsync(name, new KeepRegisterEntry(register, entry));
    }

    private protected Task DoAsync(string name, RegisterEffect effect) => World.Bot.Database.WriteAsync(unit => RegisterStore.Apply(unit, Person(unit, name), World.Clock.Now, effect), default);

    private Person Person(UnitOfWork unit, string name)
    {
        var known = PeopleStore.FindPerson(unit, People[name])!.Person with { Roles = RoleStore.Of(unit, People[name], World.Clock.Now.AddSeconds(1)) };
        return name == "foreigner" ? known with { Municipality = "lugovoy" } : known;
    }

    private protected ImmutableArray<RegisterEntry> Seen(string name, Register register) =>
        (ImmutableArray<RegisterEntry>)World.Bot.Database.Read(unit => RegisterStore.Answer(unit, Person(unit, name), new RegisterEntriesOf(register.Id)))!;

    private protected ImmutableArray<RegisterChange> History(string name, string id) =>
        (ImmutableArray<RegisterChange>)World.Bot.Database.Read(unit => RegisterStore.Answer(unit, Person(unit, name), new RegisterHistoryOf(id)))!;

    private protected string Export(string name) => System.Text.Encoding.UTF8.GetString(World.Bot.Database.Read(
        unit => ExportDocument.Bytes(ExportData.Find(unit, World.Bot.Stores.Vault, People[name], World.Clock.Now)!, World.Bot.Catalog.Value)));
}
