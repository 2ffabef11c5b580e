using TeacherBot.Core.Content;
using TeacherBot.Operations.Configuration;
using TeacherBot.Operations.Verbs;

namespace TeacherBot.Operations.Serving;

/// <summary>Where a channel carries nothing but links to a page, there has to be a page.</summary>
internal static class NeutralTowns
{
    /// <summary>Ids of the municipalities that cannot work without a page.</summary>
    public static IReadOnlyList<string> WithoutPages(Catalog catalog, WebSettings web) =>
        [.. catalog.Municipalities.Values.Where(m => web.PublicUrl is null && m.Policy.ContainsValue(ChannelPolicy.Neutral)).Select(m => m.Id).Order(StringComparer.Ordinal)];

    public static void Refuse(Catalog catalog, WebSettings web)
    {
        if (WithoutPages(catalog, web) is { Count: > 0 } towns)
        {
            throw new VerbFailure(ExitCode.Wrong,
                $"Порядок каналов `neutral` ({string.Join(", ", towns)}) ведёт людей на страницу, а её адреса нет. Задайте Web:PublicUrl (deploy/README.md) или поставьте в municipality.yml `off`.");
        }
    }
}
