using TeacherBot.Core.Attempts;
using TeacherBot.Core.Content;
using TeacherBot.Core.Instruments;
using TeacherBot.Core.People;

namespace TeacherBot.Documents;

/// <summary>What a document about one attempt is made from.</summary>
/// <param name="Number">Stable for one recipe, however often it is made.</param>
internal sealed record DocumentSubject(Catalog Catalog, Person Person, string? Name, Attempt Attempt, long Number, DateTimeOffset MadeAt)
{
    /// <summary>Code that brings the person back after a lost phone; only for the person's own sheet.</summary>
    public string? RecoveryCode { get; init; }

    public Instrument Instrument { get; } = Catalog.Pinned(Attempt.Instrument);

    public Municipality? Municipality =>
        Person.Municipality is { } id && Catalog.Municipalities.TryGetValue(id, out var municipality) ? municipality : null;

    /// <summary>A day as a calendar in the municipality shows it.</summary>
    public string Day(DateTimeOffset at) => RussianDate.Day(at, Municipality?.TimeZone);

    public string Footer() => Catalog.Text("document.footer", ("n", Number), ("day", Day(MadeAt)));

    /// <summary>Which text the person saw: enough of the hash to find it.</summary>
    public string Form() => Catalog.Text(
        "document.form",
        ("id", Instrument.Id),
        ("version", Instrument.Ref.Version),
        ("form", Instrument.Ref.Form),
        ("hash", Instrument.Ref.Hash[..Math.Min(12, Instrument.Ref.Hash.Length)]));
}
