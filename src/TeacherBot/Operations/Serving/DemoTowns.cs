using TeacherBot.Core.Content;
using TeacherBot.Operations.Verbs;

namespace TeacherBot.Operations.Serving;

/// <summary>Keeps an invented municipality, whose consents bind nobody, away from real people.</summary>
internal static class DemoTowns
{
    public static void Refuse(Catalog catalog, bool allowDemo)
    {
        var invented = catalog.Municipalities.Values.Where(m => m.Demo).Select(m => m.Id).Order(StringComparer.Ordinal).ToList();
        if (invented.Count > 0 && !allowDemo)
        {
            throw new VerbFailure(ExitCode.Wrong,
                $"В содержании вымышленный муниципалитет ({string.Join(", ", invented)}, demo: true): у него нет настоящего оператора персональных данных. "
                + "Уберите его папку и добавьте свою (deploy/guides/content.md) или, только для показа, запустите serve --allow-demo.");
        }
    }
}
