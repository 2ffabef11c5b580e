using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;
using TeacherBot.Core.Community;
using TeacherBot.Core.Content;
using TeacherBot.Core.Pages;
using TeacherBot.Operations;
using TeacherBot.Store;

namespace TeacherBot.Pages.Public;

/// <summary>Pages of a municipality for everybody as HTML, made the same way for the host and for files.</summary>
internal sealed class PublicSite(Bot bot, TimeProvider clock)
{
    private const int MostPractices = 200;

    // Russian as it is, like on every page of ours.
    private static readonly ServiceProvider Services = new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();

    /// <summary>Null where the municipality does not exist or has no page for everybody.</summary>
    public async Task<string?> HomeAsync(string municipality, PublicLinks links) =>
        Find(municipality) is { Public: { } rules } town && PublicPage.Of(Read(town, rules)) is { } page
            ? await RenderAsync<PublicView>(new() { [nameof(PublicView.Page)] = page, [nameof(PublicView.Links)] = links }) : null;

    /// <summary>Null where the municipality does not exist.</summary>
    public async Task<string?> PrivacyAsync(string municipality, PublicLinks links) => Find(municipality) is { } town
        ? await RenderAsync<PrivacyView>(new() { [nameof(PrivacyView.Page)] = PrivacyPage.Of(town, bot.Catalog.Value), [nameof(PrivacyView.Links)] = links }) : null;

    public Municipality? Find(string municipality) => bot.Catalog.Value.Municipalities.GetValueOrDefault(municipality);

    // What is not shown is not read.
    private PublicSources Read(Municipality town, PublicRules rules)
    {
        var (now, catalog) = (clock.GetUtcNow(), bot.Catalog.Value);
        return bot.Database.Read(unit => new PublicSources(town, catalog, now)
        {
            Events = rules.Parts.Contains(PublicPart.Events) ? EventStore.List(unit, town.Id, now) : [],
            Practices = rules.Parts.Contains(PublicPart.Practices) && town.Consents.GetValueOrDefault("practice")?.PublicFrom is { } version
                ? new PracticeStore(bot.Stores.People).Public(unit, town.Id, version, town.Consents.GetValueOrDefault("name.practice")?.PublicFrom, MostPractices) : [],
            Documents = rules.Parts.Contains(PublicPart.Documents) && RegisterEvidence.Source(catalog) is { } register ? [.. RegisterStore.All(unit, town.Id, register.Id)] : [],
            Figures = rules.Parts.Contains(PublicPart.Figures) ? [.. SchoolFactStore.Of(unit, town.Id, now.Year - PublicFigures.YearsBack - 1, now.Year + 1)] : [],
        });
    }

    private static async Task<string> RenderAsync<TView>(Dictionary<string, object?> parameters)
        where TView : IComponent
    {
        await using var renderer = new HtmlRenderer(Services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TView>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
