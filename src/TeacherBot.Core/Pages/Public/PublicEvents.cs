using System.Collections.Immutable;
using System.Globalization;
using TeacherBot.Core.Content;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Events;

namespace TeacherBot.Core.Pages;

/// <summary>What is to come. Meetings of the office itself, and visits that would name a school in need of help, are nobody else's.</summary>
internal static class PublicEvents
{
    private const int Bytes = 14_000;
    private const int LongestAnnotation = 240;

    private static readonly ImmutableHashSet<string> Inner = ["совещание", "педсовет", "рабочая группа", "десант"];

    public static PublicSection Of(PublicSources sources)
    {
        var (town, catalog) = (sources.Town, sources.Catalog);
        var coming = EventRow.Coming(catalog, town.Id, sources.Events, sources.At).Where(e => e.IsComplete && !Inner.Contains(e.Kind));
        return PublicWeight.Section(
            catalog, "events", catalog.Text("public.events"), [new(null, [.. coming.Select(e => Item(e, town, catalog))])], Bytes, SignUp(town, catalog), catalog.Text("public.events-none"));
    }

    private static PublicItem Item(EventRow e, Municipality town, Catalog catalog) => new(
        e.Title,
        [
            $"{Kind(e.Kind, catalog)}. {When(e, town.TimeZone)}",
            e.Place.Length > 0 ? e.Place : catalog.Text("public.online"),
            e.Subjects.IsEmpty ? catalog.Text("public.for-all") : catalog.Text("public.for", ("subjects", string.Join(", ", e.Subjects.Select(s => catalog.FindSubject(s)?.Title ?? s)))),
            .. e.Annotation.Length > 0 ? [PublicWords.Line(e.Annotation, LongestAnnotation)] : (ImmutableArray<string>)[],
        ]);

    // The link of a webinar is for those who signed up: here it would let in anybody.
    private static string When(EventRow e, string zone)
    {
        var (from, to) = (RussianDate.In(e.StartsAt!.Value, zone), RussianDate.In(e.EndsAt!.Value, zone));
        return from.Date == to.Date
            ? $"{RussianDate.Day(from)}, {Time(from)}–{Time(to)}"
            : $"{RussianDate.Day(from)}, {Time(from)} — {RussianDate.Day(to)}, {Time(to)}";
    }

    private static string SignUp(Municipality town, Catalog catalog)
    {
        ImmutableArray<string> ways =
        [
            .. catalog.TelegramName is { } name && town.PolicyOn(ChannelNames.Telegram) == ChannelPolicy.Open ? [catalog.Text("public.by-telegram", ("name", name))] : (ImmutableArray<string>)[],
            .. catalog.EmailAddress is { } address && town.PolicyOn(ChannelNames.Email) != ChannelPolicy.Off ? [catalog.Text("public.by-email", ("address", address))] : (ImmutableArray<string>)[],
        ];
        return ways.IsEmpty ? catalog.Text("public.sign-up-by-contact") : catalog.Text("public.sign-up", ("ways", string.Join(catalog.Text("public.or"), ways)));
    }

    private static string Time(DateTimeOffset at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);

    // Parents do not speak in the office's short words.
    private static string Kind(string kind, Catalog catalog) => kind switch
    {
        "КПК" => catalog.Text("public.kind-courses"),
        "РМО" => catalog.Text("public.kind-union"),
        _ => PublicWords.Capital(kind),
    };
}
