using System.Globalization;
using TeacherBot.Content;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.Scoring;
using TeacherBot.Store;

namespace TeacherBot.Operations.Verbs;

/// <summary>`db`: the schema brought up to date, and the proof that what is stored is whole and scored right.</summary>
internal sealed class DatabaseVerbs(Surroundings here)
{
    private const int MostShown = 20;

    public async Task<int> MigrateAsync(Desk desk, CancellationToken cancellation)
    {
        var applied = await new Migrator(desk.Database, MigrationSet.Load(), here.Clock).ApplyAsync(cancellation);
        foreach (var migration in applied)
        {
            here.Out.WriteLine("Применено: " + migration.File);
        }

        here.Out.WriteLine(applied.Count == 0 ? "Схема уже новейшая." : "Схема новейшая.");
        return ExitCode.Done;
    }

    public int Verify(Desk desk)
    {
        if (new Migrator(desk.Database, MigrationSet.Load(), here.Clock).Pending() is { Count: > 0 } pending)
        {
            throw new VerbFailure(ExitCode.Failed, $"Схема базы старше программы (первое недостающее: {pending[0].File}); сначала teacherbot db migrate.");
        }

        var problems = new List<string>(desk.Database.CheckIntegrity());
        var (attempts, results) = Rescore(desk.Database, problems);
        foreach (var problem in problems.Take(MostShown))
        {
            here.Error.WriteLine(problem);
        }

        here.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Проверено прохождений: {attempts}, результатов по темам: {results}. Замечаний: {problems.Count}."));
        return problems.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    // By the version each attempt pinned, out of the store: what the folder says today does not matter.
    private static (long Attempts, long Results) Rescore(Database database, List<string> problems)
    {
        var instruments = new Dictionary<string, Instrument?>(StringComparer.Ordinal);
        long attempts = 0, results = 0, after = 0;
        while (database.Read(unit => AttemptStore.Walk(unit, after)) is { Count: > 0 } chunk)
        {
            foreach (var key in chunk)
            {
                if (!instruments.TryGetValue(key.Hash, out var instrument))
                {
                    instruments.Add(key.Hash, instrument = Restore(database, key, problems));
                }

                attempts++;
                results += instrument is null ? 0 : database.Read(unit => Compare(unit, key, instrument, problems));
            }

            after = chunk[^1].Number;
        }

        return (attempts, results);
    }

    private static Instrument? Restore(Database database, AttemptKey key, List<string> problems)
    {
        try
        {
            return ContentLoader.RestoreInstrument(key.Hash, hash => database.Read(unit => PublishedStore.Find(unit, hash))?.Body);
        }
        catch (Exception error) when (error is InvalidDataException or InvalidOperationException or KeyNotFoundException)
        {
            problems.Add($"вопросник {key.Hash[..12]}, закреплённый за прохождением {key.Id}, из базы не восстановить");
            return null;
        }
    }

    private static int Compare(UnitOfWork unit, AttemptKey key, Instrument instrument, List<string> problems)
    {
        var attempt = AttemptStore.Find(unit, key.Person, key.Id)!;
        var stored = AttemptStore.Results(unit, key.Number);
        foreach (var response in attempt.Responses.Values)
        {
            if (response.Item >= instrument.Items.Length)
            {
                problems.Add($"прохождение {key.Id}: ответ на задание {response.Item}, которого в вопроснике нет");
                return stored.Count;
            }

            if (Marking.IsCorrect(instrument.Items[response.Item], response.Value) != response.Correct)
            {
                problems.Add($"прохождение {key.Id}, задание {instrument.Items[response.Item].Id}: правильность записана неверно");
            }
        }

        Compare(attempt, instrument, stored, problems);
        return stored.Count;
    }

    private static void Compare(
        Attempt attempt, Instrument instrument, IReadOnlyList<(string Area, AreaRow Row)> stored, List<string> problems)
    {
        foreach (var (area, row) in stored)
        {
            var expected = AreaRow.Of(Scorer.Score(instrument, area, attempt.Responses));
            if (expected != row)
            {
                problems.Add($"прохождение {attempt.Id}, тема {area}: записано {Print(row)}, по ответам выходит {Print(expected)}");
            }
        }

        if (attempt.Status == AttemptStatus.Completed && instrument.Kind != InstrumentKind.Organisation
            && attempt.Plan.FirstOrDefault(a => a != Attempt.Whole && stored.All(s => s.Area != a)) is { } missing)
        {
            problems.Add($"прохождение {attempt.Id}: тема {missing} завершена без результата");
        }
    }

    private static string Print(AreaRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"уровень {row.Level?.ToString(CultureInfo.InvariantCulture) ?? "—"} ({row.One.Correct}/{row.One.Valid} {row.Two.Correct}/{row.Two.Valid} {row.Three.Correct}/{row.Three.Valid})");
}
