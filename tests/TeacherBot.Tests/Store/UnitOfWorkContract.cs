using System.Data.Common;
using TeacherBot.Store;

namespace TeacherBot.Tests.Store;

public abstract class UnitOfWorkContract<TFixture>(TFixture fixture) : IClassFixture<TFixture>
    where TFixture : StoreFixture
{
    [Fact]
    public async Task Every_column_type_comes_back_as_it_was_given()
    {
        var seen = new DateTimeOffset(2026, 3, 1, 10, 0, 0, 123, TimeSpan.FromHours(5));
        byte[] photo = [0, 255, 7];
        await fixture.Database.WriteAsync(unit => unit.Execute(
            Toys.InsertToy,
            ("photo", photo), ("id", 5_000_000_000), ("name", "Ёж"), ("weight", 1.5), ("painted", true), ("seen_at", seen)));

        var toy = fixture.Database.Read(unit => unit.Get(
            Toys.FindToy,
            row => (Id: row.Int64(0), Name: row.Text(1), Weight: row.DoubleOrNull(2), Painted: row.Bool(3), Seen: row.Instant(4), Photo: row.Bytes(5)),
            ("id", 5_000_000_000)));

        Assert.Equal((5_000_000_000, "Ёж", 1.5, true), (toy.Id, toy.Name, toy.Weight, toy.Painted));
        Assert.Equal(seen, toy.Seen);
        Assert.Equal(TimeSpan.Zero, toy.Seen.Offset);
        Assert.Equal(photo, toy.Photo);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(100_000)]
    public async Task A_text_of_any_length_comes_back_and_an_empty_value_is_no_null(int length)
    {
        var name = string.Concat(Enumerable.Repeat("Ж€", (length + 1) / 2))[..length];
        await fixture.Database.WriteAsync(unit => unit.Execute(
            Toys.InsertToy,
            ("id", 7_000 + length), ("name", name), ("weight", 0.0), ("painted", false), P.Null("seen_at"), ("photo", Array.Empty<byte>())));

        var toy = fixture.Database.Read(unit => unit.Get(
            Toys.FindToy, row => (Name: row.TextOrNull(1), Photo: row.BytesOrNull(5)), ("id", 7_000 + length)));

        Assert.Equal(name, toy.Name);
        Assert.Equal([], toy.Photo!);
    }

    [Fact]
    public async Task A_null_comes_back_as_null_and_throws_where_a_value_is_asked()
    {
        await fixture.Database.WriteAsync(unit => Toys.Insert(unit, 20));

        Assert.True(fixture.Database.Read(unit => unit.Get(
            Toys.FindToy,
            row => row.DoubleOrNull(2) is null && row.InstantOrNull(4) is null && row.BytesOrNull(5) is null,
            ("id", 20))));
        Assert.ThrowsAny<InvalidOperationException>(() =>
            fixture.Database.Read(unit => unit.Get(Toys.FindToy, row => row.Instant(4), ("id", 20))));
    }

    [Fact]
    public void A_missing_row_is_null_for_Find_and_an_error_without_arguments_for_Get()
    {
        Assert.Null(fixture.Database.Read(unit => unit.Find(Toys.FindToy, row => row.Text(1), ("id", 404))));
        Assert.Null(fixture.Database.Read(unit => unit.FindValue(Toys.FindToy, row => row.Int64(0), ("id", 404))));
        var error = Assert.Throws<RowMissingException>(() =>
            fixture.Database.Read(unit => unit.Get(Toys.FindToy, row => row.Text(1), ("id", 404))));
        Assert.Equal("FindToy found no row.", error.Message);
    }

    [Fact]
    public async Task Two_rows_where_one_is_expected_are_an_error()
    {
        await fixture.Database.WriteAsync(unit => Toys.Insert(unit, 30));
        await fixture.Database.WriteAsync(unit => Toys.Insert(unit, 31));

        Assert.Throws<InvalidOperationException>(() => fixture.Database.Read(unit =>
            unit.Find(Toys.ListToyNames, row => row.Text(0), P.List("ids", [30L, 31L]))));
    }

    [Fact]
    public async Task A_list_of_any_length_is_one_argument()
    {
        await fixture.Database.WriteAsync(unit => Toys.Insert(unit, 40, "a"));
        await fixture.Database.WriteAsync(unit => Toys.Insert(unit, 41, "b"));

        List<string> Names(params long[] ids) => fixture.Database.Read(unit =>
            unit.Query(Toys.ListToyNames, row => row.Text(0), P.List("ids", ids)));

        Assert.Equal(["a", "b"], Names(41, 40, 999));
        Assert.Equal(["b"], Names(41));
        Assert.Empty(Names());
    }

    [Fact]
    public void Wrong_arguments_are_named_without_their_values()
    {
        var missing = Assert.Throws<ArgumentException>(() => fixture.Database.Read(unit => unit.Scalar(Toys.FindToy)));
        var other = Assert.Throws<ArgumentException>(() =>
            fixture.Database.Read(unit => unit.Scalar(Toys.FindToy, ("name", "secret"))));
        var twice = Assert.Throws<ArgumentException>(() => fixture.Database.Read(unit => unit.Execute(
            Toys.InsertToy, ("id", 1), ("id", 1), ("name", "x"), ("weight", 1.0), ("painted", true), P.Null("photo"))));

        Assert.StartsWith("FindToy takes (@id) but was given ().", missing.Message, StringComparison.Ordinal);
        Assert.StartsWith("FindToy takes (@id) but was given (@name).", other.Message, StringComparison.Ordinal);
        Assert.StartsWith("InsertToy takes", twice.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", other.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_of_work_kept_after_its_work_is_refused()
    {
        var kept = await fixture.Database.WriteAsync(unit => unit);

        Assert.Throws<InvalidOperationException>(() => kept.Scalar(Toys.CountToys));
    }

    [Fact]
    public void Writing_in_a_read_is_refused_and_the_next_read_works()
    {
        Assert.ThrowsAny<DbException>(() => fixture.Database.Read(unit => Toys.Insert(unit, 50)));

        Assert.Null(fixture.Database.Read(unit => unit.Find(Toys.FindToy, row => row.Text(1), ("id", 50))));
    }

    [Fact]
    public async Task A_read_sees_one_state_while_the_writer_goes_on()
    {
        using var begun = new ManualResetEventSlim();
        using var written = new ManualResetEventSlim();
        var read = Task.Run(() => fixture.Database.Read(unit =>
        {
            var before = unit.Scalar(Toys.CountToys);
            begun.Set();
            written.Wait();
            return unit.Scalar(Toys.CountToys) - before;
        }));
        begun.Wait();
        await fixture.Database.WriteAsync(unit => Toys.Insert(unit, 60));
        var after = fixture.Database.Read(unit => unit.FindValue(Toys.FindToy, row => row.Int64(0), ("id", 60)));
        written.Set();

        Assert.Equal(60, after);
        Assert.Equal(0, await read);
    }
}

public sealed class SqliteUnitOfWorkTests(SqliteFixture fixture) : UnitOfWorkContract<SqliteFixture>(fixture);
