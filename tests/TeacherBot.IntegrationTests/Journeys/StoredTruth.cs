using TeacherBot.Content;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Scoring;
using TeacherBot.Store;

namespace TeacherBot.IntegrationTests.Journeys;

/// <summary>What the database says after a run, read once the program no longer holds it.</summary>
internal sealed record StoredTruth(int Completed, int WithAllResponses, int Mismatches, IReadOnlyList<string> Integrity, long Quarantined)
{
    public static StoredTruth Read(string path, int itemsInPlan)
    {
        using var database = Database.Open(new DatabaseOptions { ConnectionString = $"Data Source={path}" });
        var content = (ContentResult.Loaded)ContentLoader.Load(Repository.Content, new DateOnly(2026, 11, 29));
        return database.Read(unit =>
        {
            var completed = 0;
            var whole = 0;
            var mismatches = 0;
            foreach (var key in AttemptStore.Walk(unit, 0))
            {
                var attempt = AttemptStore.Find(unit, key.Person, key.Id)!;
                var instrument = content.Catalog.Published[key.Hash];
                completed += attempt.Status == AttemptStatus.Completed ? 1 : 0;
                whole += attempt.Responses.Count == itemsInPlan ? 1 : 0;
                foreach (var (area, row) in AttemptStore.Results(unit, key.Number))
                {
                    mismatches += row == AreaRow.Of(Scorer.Score(instrument, area, attempt.Responses)) ? 0 : 1;
                }
            }

            return new StoredTruth(completed, whole, mismatches, database.CheckIntegrity(), ConversationStore.Quarantined(unit));
        });
    }
}
