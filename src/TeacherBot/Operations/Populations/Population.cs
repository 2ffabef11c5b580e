using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Campaigns;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.People;
using TeacherBot.Core.Scoring;
using TeacherBot.Store;

namespace TeacherBot.Operations.Populations;

/// <summary>One invented person between two waves.</summary>
/// <param name="Ability">Of <see cref="AbilityModel"/>.</param>
internal sealed record Invented(string Id, int Number, string Subject, double Ability)
{
    public int School { get; set; }

    public Person? Person { get; set; }

    public long Address { get; set; }

    /// <summary>Areas of the first wave are asked again in the second.</summary>
    public ImmutableArray<string> Areas { get; set; } = [];
}

/// <summary>
/// An invented town in the store: people at its schools, two closed campaigns, attempts answered by <see cref="AbilityModel"/>. One in five
/// never begins, one in twelve stops in the middle, three in a hundred change the school between the waves. The same seed gives the same town.
/// </summary>
internal sealed class Population(Bot bot, Municipality town, AbilityModel model)
{
    private const int Chunk = 200;
    private const int LeastAreas = 4;
    private const int ItemsOfTriads = 9;

    private static readonly TimeSpan WaveLength = TimeSpan.FromDays(40);

    private readonly Catalog catalog = bot.Catalog.Value;
    private readonly Random random = model.Random;

    // Running totals of the head counts.
    private readonly long[] heads = [.. town.Schools.Select(s => Math.Max(1L, s.HeadCounts.Values.Sum())).Aggregate(new List<long>(), (sums, n) => [.. sums, n + sums.LastOrDefault()])];

    /// <summary>Attempts and responses written.</summary>
    public (int Attempts, int Responses) Written { get; private set; }

    public async Task SeedAsync(int number, Action<string> told, CancellationToken cancellation)
    {
        var people = await JoinAsync(number, told, cancellation);
        var today = DateOnly.FromDateTime(RussianDate.In(bot.Clock.GetUtcNow(), town.TimeZone).DateTime);
        await RunAsync(people, Wave.Entry, today.AddDays(-240), told, cancellation);
        foreach (var person in people.Where(_ => random.Next(100) < 3))
        {
            person.School = random.Next(town.Schools.Length);
            await bot.Database.WriteAsync(unit => Apply(unit, person, new SetSchool(town.Schools[person.School].Id), bot.Clock.GetUtcNow()), cancellation);
        }

        await RunAsync(people, Wave.Final, today.AddDays(-60), told, cancellation);
    }

    private async Task<List<Invented>> JoinAsync(int number, Action<string> told, CancellationToken cancellation)
    {
        var subjects = catalog.Subjects.Where(s => catalog.Instruments.Any(i => i.Subject == s.Id && i.Kind == InstrumentKind.Levels)).Select(s => s.Id).ToList();
        var people = new List<Invented>(number);
        var now = bot.Clock.GetUtcNow();
        for (var i = 0; i < number; i++)
        {
            var school = SchoolOf(i, number);
            var low = town.Schools[school].Statuses.Any(s => s.LowResults || s.AdverseConditions);
            var ability = (AbilityModel.Spread * model.Normal()) + (low ? AbilityModel.OfStatus : 0);
            people.Add(new Invented(TimeOrderedId.Of(now, (ulong)i, "population"), i, subjects[random.Next(subjects.Count)], ability) { School = school });
        }

        foreach (var chunk in people.Chunk(Chunk))
        {
            await bot.Database.WriteAsync(unit => Array.ForEach(chunk, p => Join(unit, p, now)), cancellation);
        }

        told($"{people.Count} человек в {town.Schools.Length} школах");
        return people;
    }

    // As many to each school as its head counts say.
    private int SchoolOf(int person, int of)
    {
        var place = (long)person * heads[^1] / of;
        var school = Array.BinarySearch(heads, place + 1);
        return school < 0 ? ~school : school;
    }

    private void Join(UnitOfWork unit, Invented one, DateTimeOffset now)
    {
        var speaker = bot.Stores.People.FindOrAdd(unit, ChannelNames.Console, "invented-" + one.Number.ToString(CultureInfo.InvariantCulture), one.Id, null, now);
        (one.Person, one.Address) = (speaker.Person, speaker.Address);
        var consent = town.Consents["processing"];
        foreach (var effect in (Effect[])
        [
            new RecordConsent("processing", consent.Version, consent.Hash, town.Id),
            new SetSchool(town.Schools[one.School].Id),
            new SetPosition(one.Number % 15 == 0 ? "head" : "teacher"),
            new SetSubjects([one.Subject]),
        ])
        {
            Apply(unit, one, effect, now);
        }
    }

    private void Apply(UnitOfWork unit, Invented one, Effect effect, DateTimeOffset at)
    {
        bot.Stores.Effects.Apply(unit, new Speaker(one.Address, true, one.Person!, 0, null), one.Person!, new Inbound("population", ChannelNames.Console, at, new CommandSaid("start", "")), 1, effect);
        one.Person = PersonChanges.After(one.Person!, effect);
    }

    private async Task RunAsync(List<Invented> people, Wave wave, DateOnly first, Action<string> told, CancellationToken cancellation)
    {
        var instruments = catalog.Instruments.Where(i => i.Kind == InstrumentKind.Levels).Select(i => i.Id).ToImmutableArray();
        var campaign = new Campaign(TimeOrderedId.Of(bot.Clock.GetUtcNow(), (ulong)wave, "population-campaign"), town.Id)
        {
            Title = wave == Wave.Entry ? "Входная диагностика" : "Итоговая диагностика",
            Wave = wave,
            Order = "",
            From = first,
            To = first.AddDays((int)WaveLength.TotalDays - 1),
            Position = "",
            Subject = "",
            Cluster = "",
            Instruments = instruments,
            Plan = [],
        };
        var from = campaign.BeginsAt(town);
        var boss = people[0].Person!;
        await bot.Database.WriteAsync(
            unit => Array.ForEach<CampaignEffect>([new SaveCampaign(campaign), new OpenCampaign(campaign.Id), new CloseCampaign(campaign.Id)], e => CampaignStore.Apply(unit, boss, from + WaveLength, e)),
            cancellation);
        foreach (var (chunk, n) in people.Chunk(Chunk).Select((c, n) => (c, n)))
        {
            await bot.Database.WriteAsync(unit => Array.ForEach(chunk, p => TakePart(unit, p, campaign, from)), cancellation);
            if ((n + 1) % 25 == 0)
            {
                told($"{campaign.Title}: {(n + 1) * Chunk} из {people.Count}");
            }
        }

        told($"{campaign.Title}: всего {Written.Attempts} попыток, {Written.Responses} ответов");
    }

    private void TakePart(UnitOfWork unit, Invented one, Campaign campaign, DateTimeOffset from)
    {
        CampaignStore.Apply(unit, one.Person!, from, new MarkInvited(campaign.Id));
        if (random.Next(5) == 0)
        {
            return;
        }

        var ability = one.Ability + (campaign.Wave == Wave.Final ? AbilityModel.Growth + (AbilityModel.GrowthSpread * model.Normal()) : 0);
        var at = from + (WaveLength * random.NextDouble() * 0.8);
        var own = catalog.Instruments.First(i => i.Subject == one.Subject && i.Kind == InstrumentKind.Levels);
        var common = catalog.Instruments.Where(i => i.Subject is null && i.Kind == InstrumentKind.Levels).ToList();
        var stops = random.Next(12) == 0;
        Attempt(unit, one, campaign, Form(own, campaign.Wave!.Value), ability, at, stops);
        if (!stops)
        {
            Attempt(unit, one, campaign, Form(common[one.Number % common.Count], campaign.Wave!.Value), ability, at.AddDays(1), false);
        }
    }

    // The second wave gets the other form where there is one (ruling R9).
    private static Instrument Form(Instrument instrument, Wave wave) => wave == Wave.Final ? instrument.Forms.Last() : instrument;

    private void Attempt(UnitOfWork unit, Invented one, Campaign campaign, Instrument instrument, double ability, DateTimeOffset at, bool stops)
    {
        var areas = instrument.Areas.Select(a => a.Code).Skip(one.Number % 3).Take(LeastAreas + (one.Number % 3)).ToImmutableArray();
        var attempt = new Attempt(
            TimeOrderedId.Of(at, (ulong)one.Number, $"{campaign.Id}-{instrument.Id}"), instrument.Ref, areas, one.Number, at);
        AttemptStore.Start(unit, one.Id, attempt);
        CampaignStore.Apply(unit, one.Person!, at, new BeginInCampaign(campaign.Id, attempt.Id, instrument.Id));
        foreach (var code in stops ? areas.Take(1) : areas)
        {
            attempt = Answer(unit, one, attempt, instrument, code, ability + (AbilityModel.OfArea * model.Normal()), at);
        }

        Written = (Written.Attempts + 1, Written.Responses);
        if (!stops)
        {
            AttemptStore.SetStatus(unit, one.Id, attempt.Id, AttemptStatus.Completed, at.AddHours(1));
            CampaignStore.Apply(unit, one.Person!, at.AddHours(1), new FinishInCampaign(campaign.Id, attempt.Id, instrument.Id, instrument.Subject is null));
        }
    }

    private Attempt Answer(UnitOfWork unit, Invented one, Attempt attempt, Instrument instrument, string code, double ability, DateTimeOffset at)
    {
        var responses = instrument.Area(code).Items.Take(ItemsOfTriads).Select(i => model.Answer(instrument, i, ability)).ToDictionary(r => r.Item);
        foreach (var response in responses.Values)
        {
            AttemptStore.Save(unit, one.Id, attempt.Id, response, at.AddMinutes(10));
        }

        AttemptStore.Close(unit, one.Id, attempt.Id, Scorer.Score(instrument, code, responses), at.AddMinutes(20));
        Written = (Written.Attempts, Written.Responses + responses.Count);
        return attempt;
    }
}
