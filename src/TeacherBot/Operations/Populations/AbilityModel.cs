using TeacherBot.Core.Attempts;
using TeacherBot.Core.Instruments;

namespace TeacherBot.Operations.Populations;

/// <summary>
/// How invented teachers answer: a Rasch model with guessing. Ability is normal with deviation 0.9, lower by 0.3 in schools with a status,
/// plus 0.4 of an area; an item of level 1, 2, 3 has difficulty -1.2, 0, 1.2 with deviation 0.4, always the same; a guess hits in 15 of 100; a
/// third of the wrong is «не знаю». Between the waves everybody grows by 0.25 with deviation 0.3.
/// </summary>
internal sealed class AbilityModel(int seed)
{
    public const double Spread = 0.9;
    public const double OfStatus = -0.3;
    public const double OfArea = 0.4;
    public const double Growth = 0.25;
    public const double GrowthSpread = 0.3;

    private const double OfItem = 0.4;
    private const double Guess = 0.15;
    private const double Unsure = 0.33;

    private readonly Dictionary<Item, (double Difficulty, ResponseValue Right, ResponseValue Wrong)> items = new(ReferenceEqualityComparer.Instance);

    public Random Random { get; } = new(seed);

    /// <summary>Of the standard normal distribution.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Random.NextDouble())) * Math.Cos(2 * Math.PI * Random.NextDouble());

    /// <summary>One response to an item by somebody of that ability in its area.</summary>
    public Response Answer(Instrument instrument, int index, double ability)
    {
        var item = instrument.Items[index];
        if (!items.TryGetValue(item, out var known))
        {
            items[item] = known = (1.2 * ((int)item.Level - 2) + (OfItem * Normal()), Right(item), Wrong(item));
        }

        var chance = Guess + ((1 - Guess) / (1 + Math.Exp(known.Difficulty - ability)));
        var value = Random.NextDouble() < chance ? known.Right : Random.NextDouble() < Unsure ? ResponseValue.Unknown : known.Wrong;
        return new Response(index, value, null, Marking.IsCorrect(item, value));
    }

    private static ResponseValue Right(Item item) => item.Body switch
    {
        SingleChoice { Key: { } key } => ResponseValue.Of(key),
        MultipleChoice many => ResponseValue.OfSet(many.Keys),
        NumberEntry { Expected: { } number } => ResponseValue.Of(number),
        TextEntry { Accepted: [var accepted, ..] } => TypedResponse.Read(item, 0, accepted) ?? ResponseValue.Unknown,
        Ordering ordering => ResponseValue.OfSequence(Enumerable.Range(0, ordering.Entries.Length)),
        Matching matching => ResponseValue.OfSequence(Enumerable.Range(0, matching.Left.Length)),
        _ => ResponseValue.Unknown,
    };

    private static ResponseValue Wrong(Item item) => item.Body switch
    {
        SingleChoice { Key: { } key } single => ResponseValue.Of((key + 1) % single.Options.Length),
        MultipleChoice many => ResponseValue.OfSet([Enumerable.Range(0, many.Options.Length).First(o => !many.Keys.Contains(o))]),
        NumberEntry { Expected: { } number } entry => ResponseValue.Of(number + entry.Tolerance + 1),
        Ordering ordering => ResponseValue.OfSequence(Enumerable.Range(0, ordering.Entries.Length).Reverse()),
        Matching matching => ResponseValue.OfSequence(Enumerable.Range(0, matching.Left.Length).Select(i => (i + 1) % matching.Right.Length)),
        _ => ResponseValue.Unknown,
    };
}
