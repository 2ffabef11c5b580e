using System.Globalization;
using TeacherBot.Core.Attempts;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Instruments;
using TeacherBot.Tests.Properties;

namespace TeacherBot.Tests.Transcripts;

/// <summary>One person takes one instrument whole, form after form, all of it right; two months pass in between. Decisions only, no store.</summary>
internal sealed class BankWalk(Instrument instrument)
{
    private readonly WalkWorld world = new();
    private DateTimeOffset now = new(2026, 11, 30, 5, 0, 0, TimeSpan.Zero);
    private int count;

    /// <summary>«FORM ITEM» of all items met.</summary>
    public List<string> Seen { get; } = [];

    private static Catalog Catalog => TheCatalog.Value;

    /// <summary>What the person sees: a name of the screen and the message.</summary>
    public IEnumerable<(string Heading, Message Screen)> Run()
    {
        Join();
        foreach (var form in instrument.Forms)
        {
            Begin();
            while (world.State.Active is Portion or Reviewing or AreaDone)
            {
                if (world.State.Active is Portion portion)
                {
                    var item = ItemOf(portion);
                    Seen.Add($"{form.Ref.Form} {item.Id}");
                    yield return ($"{item.Id}, форма {form.Ref.Form}", world.Screen!);
                    Respond(item);
                }
                else
                {
                    Press(world.State.Active is Reviewing ? "close" : "next");
                }
            }

            yield return ($"Итог, форма {form.Ref.Form}", world.Screen!);
            now += TimeSpan.FromDays(61);
        }
    }

    private void Join()
    {
        Say(new CommandSaid("start", ""));
        foreach (var key in new[] { "begin", "agree", "s.school-1", instrument.Audience.FirstOrDefault() ?? "teacher", "j." + (instrument.Subject ?? "other") })
        {
            Press(key);
        }
    }

    // The plan is made of all areas; a questionnaire without areas begins by itself.
    private void Begin()
    {
        Say(new CommandSaid("menu", ""));
        Press("diagnose");
        Press("i." + instrument.Id);
        if (world.State.Active is ChoosingAreas)
        {
            foreach (var area in instrument.Areas)
            {
                Press("a." + area.Code);
            }

            Press("start");
        }
    }

    private Item ItemOf(Portion portion)
    {
        var attempt = (Attempt)world.Answer(portion.AnonymousInstrument is null ? new AttemptOf(portion.Attempt) : new AnonymousAttemptOf(portion.Attempt))!;
        var form = Catalog.Pinned(attempt.Instrument);
        return form.Items[ItemOrder.OfArea(form, portion.Area, attempt.Seed)[portion.Place]];
    }

    private void Respond(Item item)
    {
        switch (item.Body)
        {
            case NumberEntry number:
                Say(new TextSaid((number.Expected ?? 3).ToString(CultureInfo.InvariantCulture), false));
                break;
            case TextEntry text:
                Say(new TextSaid(text.HasKey ? text.Accepted[0] : "свои слова", false));
                break;
            default:
                Array.ForEach([.. Options(item.Body)], option => Press(string.Create(CultureInfo.InvariantCulture, $"o{option}")));
                if (item.Body is MultipleChoice or Ordering or Matching)
                {
                    Press("d");
                }

                break;
        }

        if (world.State.Active is Portion { AskSure: true })
        {
            Press("y");
        }
    }

    private static IEnumerable<int> Options(ItemBody body) => body switch
    {
        Rating => [2],
        SingleChoice single => [single.Key ?? 0],
        MultipleChoice multiple => multiple.HasKey ? multiple.Keys : [0],
        Ordering ordering => Enumerable.Range(0, ordering.Entries.Length - 1),
        Matching matching => Enumerable.Range(0, matching.Left.Length),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private void Press(string key)
    {
        Assert.Contains(key, world.Screen!.Choices.Select(c => c.Key));
        Say(new Pressed(world.State.Version, key));
    }

    private void Say(InboundBody body)
    {
        now += TimeSpan.FromSeconds(5);
        var inbound = new Inbound($"k{++count}", "console", now, body);
        var situation = new Situation(world.State, inbound, world.Person, Catalog, new TurnContext(now, (ulong)count));
        world.Apply(world.Decide(situation).Turn, now);
    }
}
