using Microsoft.Data.Sqlite;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.Scoring;
using TeacherBot.Store;

namespace TeacherBot.Tests.Operations;

/// <summary>`db verify` recomputes what is stored; what was changed behind the store's back is found.</summary>
public sealed class VerifyTests : IDisposable
{
    private readonly Shell shell = new();

    [Fact]
    public async Task Stored_results_that_follow_from_the_responses_are_fine()
    {
        await FillAsync();

        var printed = await shell.RunAsync("db verify");

        Assert.Equal((0, ""), (printed.Exit, printed.Error));
        Assert.Contains("Проверено прохождений: 1, результатов по темам: 1. Замечаний: 0.", printed.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update area_results set level = 0", "тема MAT1: записано уровень 0")]
    [InlineData("update responses set correct = 0 where item = (select min(item) from responses)", "правильность записана неверно")]
    [InlineData("delete from responses where item = (select min(item) from responses)", "по ответам выходит уровень —")]
    [InlineData("delete from area_results", "завершена без результата")]
    [InlineData("delete from published where path like 'common/instruments/mathematics%'", "из базы не восстановить")]
    [InlineData("pragma foreign_keys = off; delete from people", "refer to a missing row")]
    public async Task What_was_changed_by_hand_is_found_and_exits_with_1(string sql, string said)
    {
        await FillAsync();
        Tamper(sql);

        var printed = await shell.RunAsync("db verify");

        Assert.Equal(1, printed.Exit);
        Assert.Contains(said, printed.Error, StringComparison.Ordinal);
    }

    public void Dispose() => shell.Dispose();

    private async Task FillAsync()
    {
        using var bot = await shell.OpenAsync();
        var now = bot.Clock.GetUtcNow();
        var instrument = bot.Catalog.Value.FindInstrument("mathematics-levels")!;
        var attempt = new Attempt("attempt", instrument.Ref, ["MAT1"], 1, now);
        var responses = instrument.Area("MAT1").Items.Select(i => instrument.Items[i])
            .ToDictionary(i => i.Index, i => Right(i));
        await bot.Database.WriteAsync(unit =>
        {
            var person = bot.Stores.People.FindOrAdd(unit, "console", "somebody", "person", null, now).Person.Id;
            AttemptStore.Start(unit, person, attempt);
            foreach (var response in responses.Values)
            {
                AttemptStore.Save(unit, person, attempt.Id, response, now);
            }

            AttemptStore.Close(unit, person, attempt.Id, Scorer.Score(instrument, "MAT1", responses), now);
            AttemptStore.SetStatus(unit, person, attempt.Id, AttemptStatus.Completed, now);
        });
    }

    private static Response Right(Item item)
    {
        var value = item.Body switch
        {
            SingleChoice single => ResponseValue.Of(single.Key!.Value),
            MultipleChoice multiple => ResponseValue.OfSet(multiple.Keys),
            NumberEntry number => ResponseValue.Of(number.Expected!.Value),
            TextEntry text => new ResponseValue(Marking.Fold(text.Accepted[0])),
            Ordering ordering => ResponseValue.OfSequence(Enumerable.Range(0, ordering.Entries.Length)),
            Matching matching => ResponseValue.OfSequence(Enumerable.Range(0, matching.Left.Length)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return new Response(item.Index, value, null, Marking.IsCorrect(item, value));
    }

    private void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(shell.Root, "bot.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
