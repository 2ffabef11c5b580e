using System.Collections.Immutable;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.Events;
using TeacherBot.Core.Segments;

namespace TeacherBot.Core.Broadcasts;

/// <summary>To whom: a rule put together by buttons, or typed; a mistake names its word and place and nothing is lost.</summary>
internal static class BroadcastAimDialogue
{
    public static Turn Show(Situation s, Broadcast draft, BroadcastAiming aiming)
    {
        var page = s.Page()
            .Prose("broadcast.aim")
            .Bullet("broadcast.segment-now", ("segment", draft.Segment.Length == 0 ? s.Text("broadcast.everybody") : draft.Segment))
            .Small("broadcast.aim-example");
        foreach (var subject in s.Catalog.Subjects)
        {
            page.Row(new Choice("j." + subject.Id, subject.Title) { Chosen = aiming.Subjects.Contains(subject.Id) });
        }

        return page.Row(page.Choice("status", "broadcast.button-supported") with { Chosen = aiming.Supported })
            .When(!aiming.Subjects.IsEmpty || aiming.Supported, p => p.Button("done", "button.done"))
            .Button("all", "broadcast.button-everybody")
            .Typed()
            .Back()
            .Show();
    }

    public static Step On(Situation s, Broadcast draft, BroadcastAiming aiming) => s.Inbound.Body switch
    {
        Pressed { Key: ['j', '.', .. var id] } when s.Catalog.FindSubject(id) is not null => s.Go(aiming with { Subjects = Toggled(aiming.Subjects, id) }),
        Pressed { Key: "status" } => s.Go(aiming with { Supported = !aiming.Supported }),
        Pressed { Key: "done" } => Take(s, draft, Rule(s, aiming)),
        Pressed { Key: "all" } => s.Do(new SaveDraft(draft with { Segment = "", Refusal = null })).Noting("data.saved").Pop(),
        TextSaid said => Take(s, draft, said.Text),
        _ => s.Pop(),
    };

    /// <summary>The draft for those whom a rule names; null with what to ask first, or to say about the rule.</summary>
    public static Broadcast? Aimed(Situation s, Broadcast draft, string rule, out Step? wrong)
    {
        if (!s.Facts.Has(new EventRows(draft.Municipality), out var rows))
        {
            wrong = new Ask(new EventRows(draft.Municipality));
            return null;
        }

        var read = SegmentParser.Parse(rule, EventNames.With(s.Catalog, draft.Municipality, rows), new SegmentScope(draft.Municipality, draft.Cluster), s.Context.Now);
        wrong = read is Mistaken mistaken ? Conversation.Show(s with { Note = new MessageText("segments", mistaken.Mistake.Text, Privacy.Personal) }) : null;
        return read is Parsed parsed ? draft with { Segment = parsed.Segment.ToString(), Refusal = null } : null;
    }

    private static Step Take(Situation s, Broadcast draft, string rule) =>
        Aimed(s, draft, rule, out var wrong) is { } aimed ? s.Do(new SaveDraft(aimed)).Noting("data.saved").Pop() : wrong!;

    private static string Rule(Situation s, BroadcastAiming aiming)
    {
        var subjects = string.Join(", ", aiming.Subjects.Select(j => $"«{s.Catalog.FindSubject(j)!.Title}»"));
        return string.Join(" и ", ((string[])[subjects.Length > 0 ? $"предмет в ({subjects})" : "", aiming.Supported ? "статус = «ШНРО или ШНСУ»" : ""]).Where(p => p.Length > 0));
    }

    private static ImmutableArray<string> Toggled(ImmutableArray<string> subjects, string id) =>
        subjects.Contains(id) ? subjects.Remove(id) : subjects.Add(id);
}
