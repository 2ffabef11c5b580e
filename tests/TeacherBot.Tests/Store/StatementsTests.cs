using TeacherBot.Store;

namespace TeacherBot.Tests.Store;

public sealed class StatementsTests
{
    [Fact]
    public void Declared_names_and_texts_that_match_bind()
    {
        var statement = Statement.Named("One");
        Statements.Bind([statement], [("one.sql", "-- name: One\n-- why: test,\n-- in two lines.\nselect @a -- not @b\n  , '@c';\n")]);

        Assert.Equal(["a"], statement.TextFor(StoreEngine.Sqlite).Parameters);
        Assert.Equal("select @a -- not @b\n  , '@c'", statement.TextFor(StoreEngine.Sqlite).Sql);
    }

    [Fact]
    public void An_engine_s_own_text_is_chosen_for_it_only()
    {
        var statement = Statement.Named("One");
        Statements.Bind([statement], [("one.sql", "-- name: One\n-- why: a\nselect @a\n-- name: One [postgres]\n-- why: b\nselect @a::text")]);

        Assert.Equal("select @a", statement.TextFor(StoreEngine.Sqlite).Sql);
        Assert.Equal("select @a::text", statement.TextFor(StoreEngine.Postgres).Sql);
    }

    [Fact]
    public void Everything_that_does_not_match_is_named_at_once()
    {
        var findings = Findings(
            "-- name: Twice\n-- why: a\nselect 1\n-- name: Unused\n-- why: a\nselect 1\n-- name: Twice\n-- why: a\nselect 2",
            "Missing", "Twice", "Doubled", "Doubled");

        Assert.Contains("Missing: is declared but no .sql file has its text.", findings);
        Assert.Contains("Unused in a.sql: no store declares it (unused, or the name is misspelt).", findings);
        Assert.Contains("Twice: occurs 2 times (a.sql, a.sql).", findings);
        Assert.Contains("Doubled: is declared 2 times.", findings);
    }

    [Theory]
    [InlineData("select :a", "writes a parameter as ':a'")]
    [InlineData("select $a", "writes a parameter as '$a'")]
    [InlineData("select ?", "without a name")]
    [InlineData("select @", "'@' without a parameter name")]
    [InlineData("select @person, @Person", "in two ways: @person, @Person")]
    [InlineData("select 1; select 2", "more than one statement")]
    [InlineData("select 'a", "does not end")]
    [InlineData("", "has no text")]
    public void A_malformed_text_is_named(string sql, string finding) =>
        Assert.Contains(Findings($"-- name: One\n-- why: a\n{sql}\n", "One"), f => f.StartsWith("One in a.sql", StringComparison.Ordinal) && f.Contains(finding, StringComparison.Ordinal));

    [Theory]
    [InlineData("-- name: One\nselect 1", "One in a.sql: lacks its '-- why:' line.")]
    [InlineData("-- name: One [oracle]\n-- why: a\nselect 1", "-- name: One [oracle] in a.sql: write")]
    [InlineData("select 1", "a.sql: has SQL before")]
    [InlineData("-- name: One\n-- why: a\nselect @a\n-- name: One [postgres]\n-- why: a\nselect @b", "One: its texts for different engines have different parameters.")]
    [InlineData("-- name: One [postgres]\n-- why: a\nselect 1", "One: is declared but no .sql file has its text for sqlite.")]
    public void A_malformed_block_is_named(string content, string finding) =>
        Assert.Contains(Findings(content, "One"), f => f.StartsWith(finding, StringComparison.Ordinal));

    [Fact]
    public void A_statement_never_bound_says_what_to_do()
    {
        var error = Assert.Throws<StatementException>(() => Statement.Named("Lonely").TextFor(StoreEngine.Sqlite));
        Assert.Contains("Lonely", error.Message, StringComparison.Ordinal);
        Assert.Contains("Statements.Bind", error.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Findings(string content, params string[] declared) =>
        Assert.Throws<StatementException>(() =>
            Statements.Bind([.. declared.Select(Statement.Named)], [("a.sql", content)])).Findings;
}
