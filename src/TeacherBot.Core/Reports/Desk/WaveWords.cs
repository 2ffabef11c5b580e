using TeacherBot.Core.Campaigns;

namespace TeacherBot.Core.Reports;

/// <summary>Finds the campaign that somebody means by «2026 входной», by its id, or by nothing: then the newest.</summary>
public static class WaveWords
{
    /// <param name="campaigns">The newest first; drafts are never meant.</param>
    public static Campaign? Find(string typed, IEnumerable<Campaign> campaigns)
    {
        var words = typed.Split([' ', '-', ',', '.', ':'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var opened = campaigns.Where(c => c.Status != CampaignStatus.Draft).ToList();
        return opened.Find(c => c.Id == typed.Trim())
            ?? (words.All(Knows)
                ? opened.Find(c => words.All(w => Year(w) is { } year ? c.To?.Year == year || c.From?.Year == year : c.Wave == WaveOf(w))) : null);
    }

    /// <summary>Whether a word is of a wave.</summary>
    public static bool Knows(string word) => Year(word) is not null || WaveOf(word) is not null;

    private static int? Year(string word) => int.TryParse(word, out var year) && year is >= 2000 and <= 2100 ? year : null;

    private static Wave? WaveOf(string word) => word.ToLowerInvariant() switch
    {
        ['в', 'х', 'о', 'д', ..] => Wave.Entry,
        ['п', 'р', 'о', 'м', 'е', 'ж', ..] => Wave.Middle,
        ['и', 'т', 'о', 'г', ..] => Wave.Final,
        _ => null,
    };
}
