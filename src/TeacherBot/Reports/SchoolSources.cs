using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Content;
using TeacherBot.Core.Reports;
using TeacherBot.Store;

namespace TeacherBot.Reports;

/// <summary>Finds what papers of a school are made of.</summary>
internal static class SchoolSources
{
    /// <summary>Null when the municipality has no such school.</summary>
    public static SchoolSource? Find(UnitOfWork unit, Catalog catalog, string municipality, string id, DateTimeOffset now)
    {
        if (!catalog.Municipalities.TryGetValue(municipality, out var town) || town.FindSchool(id) is not { } school)
        {
            return null;
        }

        var monday = ParticipationBands.LastMonday(now, town);
        var campaign = CampaignStore.OfTown(unit, municipality).FirstOrDefault(c => c.Status != CampaignStatus.Draft);
        return new SchoolSource(town, school, school.CodeNow(municipality, [.. SchoolCodeStore.List(unit)]))
        {
            Campaign = campaign,
            Participation = campaign is null ? null : CampaignStore.Participation(unit, new ParticipationAt(campaign.Id, monday, "")).FirstOrDefault(p => p.School == id),
            Snapshot = SnapshotStore.OfTown(unit, municipality).Select(k => new NamedSnapshot(k.Snapshot, k.Id, k.Hash)).FirstOrDefault(),
            At = monday,
        };
    }
}
