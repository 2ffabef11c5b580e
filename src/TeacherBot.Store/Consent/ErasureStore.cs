using System.Globalization;

namespace TeacherBot.Store;

/// <summary>Erases a person who withdrew, or a guest whose day is over: rows deleted, the key destroyed, an act written.</summary>
public static class ErasureStore
{
    private static readonly Statement FindWithdrawn = Statement.Named("FindWithdrawn");
    private static readonly Statement InsertErasureAct = Statement.Named("InsertErasureAct");
    private static readonly Statement ExpiredGuests = Statement.Named("ExpiredGuests");
    private static readonly Statement UnsentOf = Statement.Named("UnsentOf");
    private static readonly Statement DocumentFilesOf = Statement.Named("DocumentFilesOf");
    private static readonly Statement DeletePersonKey = Statement.Named("DeletePersonKey");
    private static readonly Statement DeletePerson = Statement.Named("DeletePerson");
    private static readonly Statement DeleteResponsesOf = Statement.Named("DeleteResponsesOf");

    // A guest of an event agreed to be kept so long, for the change of time, the attendance and the one question after it.
    private const int DaysAfterEvent = 7;

    private static readonly Statement[] Rest =
    [
        Statement.Named("ForgetSnapshotResultsOf"),
        Statement.Named("DeleteCampaignAttemptsOf"), Statement.Named("DeleteCampaignPartsOf"), Statement.Named("ForgetCampaignAuthor"),
        Statement.Named("DeleteAreaResultsOf"), Statement.Named("DeleteExplainedOf"), Statement.Named("DeleteAttemptsOf"),
        Statement.Named("DeleteAnonymousPartsOf"), Statement.Named("DeleteHelpRequestsOf"), Statement.Named("CourseWishesForgetOf"), Statement.Named("RoutesForget"), Statement.Named("CheckedItemsForget"), Statement.Named("PracticeLikesForgetMine"), Statement.Named("PracticeLikesForgetOf"), Statement.Named("PracticesForget"), Statement.Named("PracticesForgetReader"), Statement.Named("RegisterDraftsForget"), Statement.Named("RegistersForgetAuthor"), Statement.Named("GroupNewsForgetOf"), Statement.Named("GroupMembersForgetOf"), Statement.Named("GroupLeadersForgetOf"), Statement.Named("PageLinksForgetOf"), Statement.Named("PageSessionsForgetOf"), Statement.Named("PageNotesForgetOf"), Statement.Named("RouteMarksForgetOf"), Statement.Named("MentorNotesForgetOf"), Statement.Named("MentorPairsForgetOf"), Statement.Named("MentorCardsForgetOf"), Statement.Named("ConsultationDeleteWordsOf"), Statement.Named("ConsultationForgetAsker"), Statement.Named("ConsultationForgetAnswerer"), Statement.Named("RequestWordsForget"), Statement.Named("RequestDraftWordsForget"), Statement.Named("RequestDraftsForget"), Statement.Named("RequestForgetAsker"), Statement.Named("RequestForgetDecider"), Statement.Named("EventDeleteRegistrationsOf"), Statement.Named("DeleteRolesOf"), Statement.Named("DeleteConversationOf"),
        Statement.Named("DeleteOutboxOf"), Statement.Named("DeleteScreensOf"), Statement.Named("DeleteGuessesOf"),
        Statement.Named("DeleteLettersOf"), Statement.Named("DeleteThreadsOf"), Statement.Named("DeleteLetterArrivalsOf"), Statement.Named("DeleteRawLettersOf"),
        Statement.Named("DeleteAddressesOf"), Statement.Named("DeleteUnaskedOf"), Statement.Named("DeleteJobsOf"), Statement.Named("DeleteDocumentsOf"),
        Statement.Named("DeleteNeedRowsOf"), Statement.Named("ForgetNeedSenderOf"),
    ];

    /// <summary>Guests older than a day who are in no event that ended less than a week ago, at most 200 at a time.</summary>
    public static IReadOnlyList<string> Expired(UnitOfWork unit, DateTimeOffset now) =>
        unit.Query(ExpiredGuests, r => r.Text(0), ("before", now.AddHours(-24)), ("over", now.AddDays(-DaysAfterEvent)));

    /// <summary>True while something still waits to be sent to the person.</summary>
    public static bool HasUnsent(UnitOfWork unit, string person) => unit.Scalar(UnsentOf, ("person", person)) > 0;

    /// <summary>Erases; the result names the files to delete. Null when there is no such person, or one who has not withdrawn.</summary>
    public static IReadOnlyList<string>? Erase(UnitOfWork unit, string person, DateTimeOffset now)
    {
        var found = unit.Find(FindWithdrawn, r => new Candidate(r.TextOrNull(0), r.Instant(1), r.Int32(2)), ("person", person));
        if (found is null || found.Status == 1)
        {
            return null;
        }

        var files = unit.Query(DocumentFilesOf, r => r.Text(0), ("person", person));
        var (responses, rows) = Delete(unit, person);
        if (found.Status == 2)
        {
            unit.Execute(
                InsertErasureAct,
                ("person", person), ("municipality", found.Municipality), ("withdrawn", found.Since), ("at", now),
                ("counts", string.Create(CultureInfo.InvariantCulture, $"responses {responses}, other rows {rows}, files {files.Count}")));
        }

        return files;
    }

    /// <summary>Deletes whatever is a person's, and the person.</summary>
    internal static (int Responses, int Rows) Delete(UnitOfWork unit, string person)
    {
        var responses = unit.Execute(DeleteResponsesOf, ("person", person));
        var rows = Rest.Sum(statement => unit.Execute(statement, ("person", person)));
        unit.Execute(DeletePersonKey, ("person", person));
        unit.Execute(DeletePerson, ("person", person));
        return (responses, rows);
    }

    private sealed record Candidate(string? Municipality, DateTimeOffset Since, int Status);
}
