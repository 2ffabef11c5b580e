using System.Globalization;
using TeacherBot.Core.Segments;
using TeacherBot.Store;

namespace TeacherBot.Tests.Transcripts;

/// <summary>What the subscribers of a story know: the first of them are below level 2 in an area, the others are not. Then the week's snapshot.</summary>
internal static class StoryNeeds
{
    public static async Task SetAsync(StoryBot bot, string area, int below)
    {
        var need = NeedArea.Of(bot.Bot.Catalog.Value).Single(a => a.Code == area);
        var lookups = Enumerable.Range(1, 40).Select(i => bot.Bot.Stores.Vault.Lookup.Of(bot.Channel.Name, string.Create(CultureInfo.InvariantCulture, $"подписчик-{i}"))).ToList();
        await bot.Bot.Database.WriteAsync(unit =>
        {
            unit.RunScript($"delete from area_results where area = '{area}'; delete from attempts where id like 'need-{area}-%';");
            for (var i = 0; i < lookups.Count; i++)
            {
                unit.RunScript(Closed(area, Convert.ToHexString(lookups[i]), i < below ? 1 : 2));
            }
        });
        await bot.Bot.Database.WriteAsync(unit => NeedSnapshotStore.Freeze(unit, "zarechny", need, 5, bot.Clock.Now));
    }

    private static string Closed(string area, string lookup, int level) => $"""
        insert into attempts (id, person, municipality, school, instrument, version, form, hash, plan, seed, status, repeats, started_at)
        select 'need-{area}-' || p.id, p.id, 'zarechny', p.school, i.id, i.version, i.form, i.hash, '{area}', 0, 1, 0, 0
          from people p join addresses a on a.person = p.id, instruments i where a.lookup = x'{lookup}' and i.id = 'physics-levels' limit 1;
        insert into area_results
        select t.n, '{area}', 0, 3, 0, 3, 0, 3, {level}, 0, 0, 0, 0, 0, 0 from attempts t join addresses a on a.person = t.person where a.lookup = x'{lookup}' and t.id like 'need-{area}-%';
        """;
}
