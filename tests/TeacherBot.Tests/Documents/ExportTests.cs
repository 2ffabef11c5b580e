using System.Text;
using System.Text.Json.Nodes;
using TeacherBot.Core.Conversations;
using TeacherBot.Documents;
using TeacherBot.Store;

namespace TeacherBot.Tests.Documents;

public sealed class ExportTests
{
    private const string Colleague = "01JDABCDEFGHJKMNPQRSTVWXYZ";

    [Fact]
    public async Task Export_of_a_person_holds_everything_kept()
    {
        using var world = await DocumentWorld.OpenAsync();
        var person = await world.JoinAsync();
        var attempt = await world.TakeAsync(DocumentWorld.Address, "A1", "MAT7", "MAT8");
        await world.ApplyAsync(DocumentWorld.Address, new RequestHelp("MAT8"), new RevokeConsent("mailing.news"));

        var json = await ExportAsync(world, person);

        Assert.Equal(DocumentWorld.Name, (string?)json["обо мне"]!["имя"]);
        Assert.Equal("Учитель", (string?)json["обо мне"]!["должность"]);
        Assert.Equal(DocumentWorld.Address, (string?)json["адреса"]![0]!["адрес"]);
        var consent = world.Catalog.Municipalities[DocumentWorld.Town].Consents["processing"];
        Assert.Equal(consent.Hash, (string?)json["согласия"]![0]!["отпечаток текста"]);
        Assert.Equal("2026-11-29T09:00:00Z", (string?)json["согласия"]![0]!["когда"]);
        Assert.Equal("отозвано", (string?)json["согласия"]![1]!["что"]);
        var taken = json["самодиагностики"]![0]!;
        Assert.Equal(attempt.Responses.Count, taken["ответы"]!.AsArray().Count);
        Assert.Contains(taken["ответы"]!.AsArray(), r => ((string)r!["ответ"]!).StartsWith("987654,25", StringComparison.Ordinal));
        Assert.Equal([3, 0], taken["результаты"]!.AsArray().Select(r => (int)r!["уровень"]!));
        Assert.Single(json["просьбы о помощи"]!.AsArray());
    }

    [Fact]
    public async Task Unfinished_attempt_is_in_the_export_too()
    {
        using var world = await DocumentWorld.OpenAsync();
        var person = await world.JoinAsync();
        var instrument = world.Catalog.FindInstrument("mathematics-levels")!;
        await world.ApplyAsync(
            DocumentWorld.Address, new StartAttempt(new Core.Attempts.Attempt("A9", instrument.Ref, ["MAT1"], 1, world.Clock.GetUtcNow())));

        var json = await ExportAsync(world, person);

        Assert.Equal("не закончена", (string?)json["самодиагностики"]![0]!["состояние"]);
    }

    [Fact]
    public async Task Ids_of_other_people_are_left_out()
    {
        using var world = await DocumentWorld.OpenAsync();
        var person = await world.JoinAsync();
        await world.Database.WriteAsync(unit => PeopleStore.Audit(unit, Colleague, person, "открыта просьба", world.Clock.GetUtcNow()));
        await world.Database.WriteAsync(unit => RoleStore.Grant(unit, person, new(Core.People.Role.Methodist, "*"), Colleague, world.Clock.GetUtcNow()));

        var json = await ExportAsync(world, person);

        Assert.Equal("открыта просьба", (string?)json["кто смотрел мои записи"]![0]!["что"]);
        Assert.Equal("Методист", (string?)json["роли"]![0]!["роль"]);
        Assert.DoesNotContain(Colleague, json.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_asked_for_somebody_else_is_refused()
    {
        using var world = await DocumentWorld.OpenAsync();
        await world.JoinAsync();
        var other = await world.JoinAsync("other", "Пётр");
        await world.RequestAsync(DocumentWorld.Address, "export", other);

        await world.Jobs().StepAsync(CancellationToken.None);

        Assert.Null(world.Open("export", other));
        Assert.Equal(1, world.Database.Read(ScheduleStore.FailedJobs));
    }

    private static async Task<JsonNode> ExportAsync(DocumentWorld world, string person)
    {
        await world.RequestAsync(DocumentWorld.Address, DocumentKinds.Export, person);
        Assert.True(await world.Jobs().StepAsync(CancellationToken.None));
        var text = world.Open(DocumentKinds.Export, person)!;
        Assert.Contains("\"обо мне\": {\n", text, StringComparison.Ordinal);
        return JsonNode.Parse(Encoding.UTF8.GetBytes(text))!;
    }
}
