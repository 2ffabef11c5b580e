using System.Collections.Immutable;
using TeacherBot.Core.Content;

namespace TeacherBot.Core.Pages;

/// <summary>A consent text in force.</summary>
/// <param name="Version">«Редакция 2».</param>
public sealed record PrivacyText(string Title, string Version, ImmutableArray<string> Paragraphs);

/// <summary>Who answers for personal data, what is kept and seen by whom, and every consent text of the municipality as people are asked for it.</summary>
public sealed record PrivacyPage(string Title, string Town, ImmutableArray<string> Policy, string TextsHeading, ImmutableArray<PrivacyText> Texts)
{
    /// <summary>The consent to processing first; the others as their kinds are called.</summary>
    public static PrivacyPage Of(Municipality town, Catalog catalog) => new(
        catalog.Text("public.privacy"),
        PublicWords.Capital(town.Title),
        [
            catalog.Text("public.operator", ("operator", town.Operator)),
            .. town.NotificationNumber.Length > 0 ? [catalog.Text("public.operator-number", ("number", town.NotificationNumber))] : (ImmutableArray<string>)[],
            catalog.Text("public.contact", ("contact", town.Contact)),
            catalog.Text("public.policy-rights"),
            catalog.Text("public.policy-page"),
        ],
        catalog.Text("public.privacy-texts"),
        [
            .. town.Consents.Values.OrderBy(c => c.Kind != Processing).ThenBy(c => c.Kind, StringComparer.Ordinal)
                .Select(c => new PrivacyText(c.Title, catalog.Text("public.version", ("n", c.Version)), [.. c.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(p => p.Trim())])),
        ]);

    private const string Processing = "processing";
}
