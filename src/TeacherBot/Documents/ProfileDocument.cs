using TeacherBot.Core.Attempts;
using TeacherBot.Core.Content;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.People;
using TeacherBot.Core.Profiles;
using TeacherBot.Core.Scoring;

namespace TeacherBot.Documents;

/// <summary>The profile on paper: the same words as in the chat, strengths first. It carries no name: it is the teacher's own sheet.</summary>
internal static class ProfileDocument
{
    public static string Html(DocumentSubject subject)
    {
        var catalog = subject.Catalog;
        var profile = Profile.Of(subject.Instrument, subject.Attempt);
        var page = new HtmlPage(catalog.Text("result.title", ("title", subject.Instrument.Title)), subject.Footer());
        page.Small(subject.Form());
        page.Small(subject.Attempt.CompletedAt is { } completed
            ? catalog.Text("document.profile-day", ("day", subject.Day(completed)))
            : catalog.Text("document.profile-not-finished"));
        if (subject.Attempt.Repeats)
        {
            page.Small(catalog.Text("result.repeats"));
        }

        foreach (var area in profile.ByStrength())
        {
            page.Together(p => Area(p, catalog, profile.Instrument, area));
        }

        if (profile.Instrument.Kind == InstrumentKind.Difficulties)
        {
            page.Prose(catalog.Text("difficulty.own"));
        }

        Overall(page, subject, profile);
        Steps(page, subject, profile);
        page.Together(p => p.Spaced(catalog.Text("result.who-sees")).Small(catalog.Text("result.voluntary")));
        Recovery(page, subject);
        return page.Build();
    }

    private static void Recovery(HtmlPage page, DocumentSubject subject)
    {
        if (subject.RecoveryCode is { } code)
        {
            page.Together(p => p
                .Spaced(subject.Catalog.Text("document.recovery", ("code", RecoveryCode.Printed(code))))
                .Small(subject.Catalog.Text("document.recovery-cut")));
        }
    }

    private static void Area(HtmlPage page, Catalog catalog, Instrument instrument, AreaResult result)
    {
        page.Line(AreaWords.Line(catalog, result)).Prose(AreaWords.Sentence(catalog, result));
        foreach (var remark in AreaWords.Remarks(catalog, result))
        {
            page.Small(remark);
        }

        if (catalog.Tomorrow(instrument, result.Area) is { } tomorrow)
        {
            page.Subheading(catalog.Text("area.tomorrow")).Prose(tomorrow);
        }
    }

    private static void Overall(HtmlPage page, DocumentSubject subject, Profile profile)
    {
        if (profile.Instrument.Kind == InstrumentKind.Levels
            && Scorer.Overall(profile.Instrument, subject.Attempt.Closed, subject.Attempt.Responses) is { Level: { } level })
        {
            page.Line(subject.Catalog.Text("result.overall", ("bar", Bar.OfLevel((int)level))));
        }
    }

    private static void Steps(HtmlPage page, DocumentSubject subject, Profile profile)
    {
        var catalog = subject.Catalog;
        if (Recommendations.For(catalog, subject.Person.Municipality ?? "", profile, subject.MadeAt) is not { } steps)
        {
            return;
        }

        page.Heading(catalog.Text("steps.title"));
        if (steps.Material is { } material)
        {
            page.Bullet(catalog.Text("steps.material", ("title", material.Title)));
            if (material.Link is { } link)
            {
                page.Small(link);
            }
        }

        if (steps.Event is { } coming)
        {
            page.Bullet(catalog.Text(
                "steps.event", ("title", coming.Title), ("at", RussianDate.Full(coming.StartsAt, subject.Municipality?.TimeZone))));
        }

        page.Bullet(catalog.Text("steps.colleague", ("area", catalog.AreaTitle(steps.Area))));
    }
}
