using System.Collections.Immutable;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;
using TeacherBot.Store;
using TeacherBot.Tests.Architecture;

namespace TeacherBot.Tests.Store.Features;

public sealed class ConsentStoreTests(FeatureFixture fixture) : IClassFixture<FeatureFixture>
{
    private static readonly ImmutableDictionary<string, int> None = ImmutableDictionary<string, int>.Empty;

    [Fact]
    public void No_statement_changes_or_deletes_a_line_of_the_log()
    {
        var sql = string.Join('\n', SourceTree.Files("*.sql", "src/TeacherBot.Store").Select(File.ReadAllText));

        Assert.Contains("insert into consents", sql, StringComparison.Ordinal);
        Assert.DoesNotContain("update consents", sql, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("delete from consents", sql, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_was_given_and_taken_back_stays_in_the_log_after_erasure()
    {
        var speaker = await fixture.AddAsync("consents");
        var inbound = new Inbound("k", "console", fixture.Now, new TextSaid("x", false));
        await fixture.Database.WriteAsync(unit =>
        {
            ConsentStore.Record(unit, "consents", new RecordConsent("processing", 1, "h1", "town"), None, inbound);
            ConsentStore.Record(unit, "consents", new RecordConsent("mailing.news", 2, "h2", "town"), None.Add("processing", 1), inbound);
            ConsentStore.Revoke(unit, "consents", "town", "mailing.news", None.Add("processing", 1).Add("mailing.news", 2), inbound);
            ConsentStore.Withdraw(unit, "consents", inbound);
            Assert.NotNull(ErasureStore.Erase(unit, "consents", fixture.Now));
        });

        var log = fixture.Database.Read(unit => ConsentStore.List(unit, "consents"));
        Assert.Equal(["processing +1", "mailing.news +2", "mailing.news -2", "processing -1"], log.Select(l => $"{l.Kind} {(l.Given ? '+' : '-')}{l.Version}"));
        Assert.Null(fixture.Database.Read(unit => PeopleStore.FindAddressOf(unit, speaker.Address)));
    }

    [Fact]
    public async Task Somebody_who_has_not_withdrawn_is_not_erased()
    {
        await fixture.AddAsync("stays");
        var inbound = new Inbound("k", "console", fixture.Now, new TextSaid("x", false));
        await fixture.Database.WriteAsync(unit => ConsentStore.Record(unit, "stays", new RecordConsent("processing", 1, "h", "town"), None, inbound));

        Assert.Null(await fixture.Database.WriteAsync(unit => ErasureStore.Erase(unit, "stays", fixture.Now)));
        Assert.Equal(PersonStatus.Active, fixture.Database.Read(unit => PeopleStore.FindPerson(unit, "stays"))!.Person.Status);
    }
}
