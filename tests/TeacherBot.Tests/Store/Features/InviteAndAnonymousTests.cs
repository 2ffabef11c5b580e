using Microsoft.Data.Sqlite;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.People;
using TeacherBot.Store;
using TeacherBot.Tests.Instruments;

namespace TeacherBot.Tests.Store.Features;

public sealed class InviteAndAnonymousTests(FeatureFixture fixture) : IClassFixture<FeatureFixture>
{
    private static readonly RoleGrant Grant = new(Role.Mentor, "town/school:1");

    [Fact]
    public async Task An_invite_gives_its_role_to_the_first_alone_and_again_to_nobody_else()
    {
        await fixture.AddAsync("first");
        await fixture.AddAsync("second");
        await fixture.Database.WriteAsync(unit => fixture.Roles.Invite(unit, "CODE", Grant, fixture.Now, fixture.Now.AddDays(1)));
        await fixture.Database.WriteAsync(unit => fixture.Roles.Redeem(unit, "CODE", "first", fixture.Now));
        await fixture.Database.WriteAsync(unit => fixture.Roles.Redeem(unit, "CODE", "second", fixture.Now));
        await fixture.Database.WriteAsync(unit => fixture.Roles.Redeem(unit, "CODE", "first", fixture.Now));

        Assert.Equal(Grant, Assert.Single(RolesOf("first")));
        Assert.Empty(RolesOf("second"));
        Assert.Null(fixture.Database.Read(unit => fixture.Roles.Find(unit, "CODE", "second", fixture.Now)));
        Assert.Equal(Grant, fixture.Database.Read(unit => fixture.Roles.Find(unit, "CODE", "first", fixture.Now)));
    }

    [Fact]
    public async Task An_invite_ends_by_its_day_and_a_role_when_it_is_taken_back()
    {
        await fixture.AddAsync("late");
        await fixture.Database.WriteAsync(unit => fixture.Roles.Invite(unit, "LATE", Grant, fixture.Now, fixture.Now.AddDays(1)));
        Assert.Null(fixture.Database.Read(unit => fixture.Roles.Find(unit, "LATE", "late", fixture.Now.AddDays(2))));

        await fixture.Database.WriteAsync(unit => RoleStore.Grant(unit, "late", Grant, "shell", fixture.Now));
        Assert.True(await fixture.Database.WriteAsync(unit => RoleStore.Revoke(unit, "late", Grant, fixture.Now.AddHours(1))));
        Assert.False(await fixture.Database.WriteAsync(unit => RoleStore.Revoke(unit, "late", Grant, fixture.Now.AddHours(2))));
        Assert.Empty(fixture.Database.Read(unit => RoleStore.Of(unit, "late", fixture.Now.AddHours(1))));
    }

    [Fact]
    public async Task Recovery_codes_are_refused_after_ten_guesses_a_day_even_when_right()
    {
        var speaker = await fixture.AddAsync("guesses");
        await fixture.Database.WriteAsync(unit => fixture.People.SetRecoveryCode(unit, "guesses", "RIGHT123"));
        for (var i = 0; i < 10; i++)
        {
            await fixture.Database.WriteAsync(unit => fixture.People.FindByRecoveryCode(unit, speaker.Address, "WRONG123", fixture.Now));
        }

        Assert.Null(await fixture.Database.WriteAsync(unit => fixture.People.FindByRecoveryCode(unit, speaker.Address, "RIGHT123", fixture.Now)));
    }

    [Fact]
    public async Task An_anonymous_questionnaire_is_thrown_away_whole_or_kept_behind_a_closed_door()
    {
        await fixture.AddAsync("quiet");
        await fixture.Database.WriteAsync(unit =>
        {
            AnonymousStore.Start(unit, "quiet", new StartAnonymous("token-one", FeatureFixture.Instrument, "school"));
            AnonymousStore.Save(unit, "token-one", Made.Wrong(0));
            AnonymousStore.End(unit, "quiet", new EndAnonymous("token-one", false));
        });
        Assert.False(fixture.Database.Read(unit => AnonymousStore.Taken(unit, "quiet", "made", 1)));
        Assert.Equal(["0", "0", "0"], Rows("anonymous_parts", "anonymous_attempts", "anonymous_responses"));

        await fixture.Database.WriteAsync(unit =>
        {
            AnonymousStore.Start(unit, "quiet", new StartAnonymous("token-two", FeatureFixture.Instrument, "school"));
            AnonymousStore.Save(unit, "token-two", Made.Wrong(0));
            AnonymousStore.End(unit, "quiet", new EndAnonymous("token-two", true));
        });
        Assert.True(fixture.Database.Read(unit => AnonymousStore.Taken(unit, "quiet", "made", 1)));
        Assert.Null(fixture.Database.Read(unit => AnonymousStore.Find(unit, "token-two")));
        Assert.Equal(["1", "1", "1"], Rows("anonymous_parts", "anonymous_attempts", "anonymous_responses"));
    }

    [Fact]
    public void Tables_of_anonymous_responses_hold_neither_a_person_nor_an_instant()
    {
        Assert.Equal("token_hash hash school finished", Columns("anonymous_attempts"));
        Assert.Equal("token_hash item value", Columns("anonymous_responses"));
        Assert.Equal("person instrument version", Columns("anonymous_parts"));
    }

    private System.Collections.Immutable.ImmutableArray<RoleGrant> RolesOf(string person) => fixture.Database.Read(unit => RoleStore.Of(unit, person, fixture.Now));

    private IEnumerable<string> Rows(params string[] tables) => [.. tables.Select(t => Ask($"select count(*) from {t}"))];

    private string Columns(string table) => Ask($"select group_concat(name, ' ') from pragma_table_info('{table}')");

    private string Ask(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={fixture.DatabasePath};Mode=ReadOnly;Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture)!;
    }
}
