using System.Security.Cryptography;
using System.Text;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Store;

/// <summary>Anonymous questionnaires: who took part in one table, what was said in others, and nothing between them.</summary>
public static class AnonymousStore
{
    private static readonly Statement InsertAnonymousPart = Statement.Named("InsertAnonymousPart");
    private static readonly Statement FindAnonymousPart = Statement.Named("FindAnonymousPart");
    private static readonly Statement InsertAnonymousAttempt = Statement.Named("InsertAnonymousAttempt");
    private static readonly Statement FindAnonymousAttempt = Statement.Named("FindAnonymousAttempt");
    private static readonly Statement AnonymousResponsesOf = Statement.Named("AnonymousResponsesOf");
    private static readonly Statement UpsertAnonymousResponse = Statement.Named("UpsertAnonymousResponse");
    private static readonly Statement FinishAnonymous = Statement.Named("FinishAnonymous");
    private static readonly Statement DeleteAnonymousResponses = Statement.Named("DeleteAnonymousResponses");
    private static readonly Statement DeleteAnonymousAttempt = Statement.Named("DeleteAnonymousAttempt");
    private static readonly Statement DeleteAnonymousPart = Statement.Named("DeleteAnonymousPart");

    public static void Start(UnitOfWork unit, string person, StartAnonymous start)
    {
        unit.Execute(
            InsertAnonymousPart, ("person", person), ("instrument", start.Instrument.Id), ("version", start.Instrument.Version));
        unit.Execute(
            InsertAnonymousAttempt, ("token", HashOf(start.Token)), ("hash", start.Instrument.Hash), ("school", start.School));
    }

    public static bool Taken(UnitOfWork unit, string person, string instrument, int version) =>
        unit.Scalar(FindAnonymousPart, ("person", person), ("instrument", instrument), ("version", version)) > 0;

    /// <summary>The unfinished questionnaire behind a token; its start is unknown on purpose.</summary>
    public static Attempt? Find(UnitOfWork unit, string token)
    {
        var hash = HashOf(token);
        return unit.Find(
            FindAnonymousAttempt,
            r => new Attempt(token, new InstrumentRef(r.Text(1), r.Int32(2), r.Text(3), r.Text(0)), [Attempt.Whole], 0, DateTimeOffset.UnixEpoch),
            ("token", hash)) is not { } attempt
            ? null
            : attempt with
            {
                Responses = unit.Query(AnonymousResponsesOf, r => new Response(r.Int32(0), new ResponseValue(r.Text(1)), null, false), ("token", hash))
                    .ToDictionary(r => r.Item),
            };
    }

    public static void Save(UnitOfWork unit, string token, Response response) => unit.Execute(
        UpsertAnonymousResponse, ("token", HashOf(token)), ("item", response.Item), ("value", response.Value.Code));

    /// <summary>Closes a finished questionnaire, or throws an unfinished one away so that it may be filled another day.</summary>
    public static void End(UnitOfWork unit, string person, EndAnonymous end)
    {
        var hash = HashOf(end.Token);
        if (end.Finished)
        {
            unit.Execute(FinishAnonymous, ("token", hash));
            return;
        }

        if (Find(unit, end.Token) is { } attempt)
        {
            unit.Execute(
                DeleteAnonymousPart, ("person", person), ("instrument", attempt.Instrument.Id), ("version", attempt.Instrument.Version));
        }

        unit.Execute(DeleteAnonymousResponses, ("token", hash));
        unit.Execute(DeleteAnonymousAttempt, ("token", hash));
    }

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
