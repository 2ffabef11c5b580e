using System.Collections.Immutable;
using TeacherBot.Core.Content;

namespace TeacherBot.Content.Towns;

/// <summary>All municipalities with what belongs to them alone.</summary>
internal sealed record Towns(
    ImmutableDictionary<string, Municipality> Municipalities, ImmutableArray<Material> Materials, ImmutableArray<Event> Events)
{
    public ImmutableArray<Core.Reports.Indicator> Indicators { get; init; } = [];

    public ImmutableArray<Core.Community.Register> Registers { get; init; } = [];

    public Core.Identification.CriteriaBook Criteria { get; init; } = Core.Identification.CriteriaBook.Empty;
}

/// <summary>Reads `municipalities/*`, putting the common consents and the calendar into each.</summary>
internal sealed class TownsReader(ContentFolder folder, AreaWords words, MaterialsReader materials)
{
    public Towns Read()
    {
        var consents = new ConsentsReader(folder);
        var schools = new SchoolsReader(folder);
        var common = consents.Templates("common/consents/");
        var daysOff = CalendarReader.Read(folder);
        var (indicators, identification, plan) = (new IndicatorsReader(folder), new IdentificationReader(folder), new YearPlanReader(folder));
        var (known, criteria, tasks) = (indicators.Read(), identification.Read(), plan.Read());
        var windows = new RequestWindowsReader(folder);
        var municipalities = ImmutableDictionary.CreateBuilder<string, Municipality>();
        var ownMaterials = ImmutableArray.CreateBuilder<Material>();
        var events = ImmutableArray.CreateBuilder<Event>();
        var files = new MunicipalityReader(folder, criteria);
        foreach (var id in folder.FoldersUnder(MunicipalityReader.Root))
        {
            var prefix = $"{MunicipalityReader.Root}{id}/";
            var read = files.Read(id);
            var (clusters, list) = schools.Read(prefix + "schools.yml");
            ownMaterials.AddRange(materials.Read(prefix, id));
            events.AddRange(new EventsReader(folder, words).Read(prefix + "events.yml", id, read?.Zone ?? TimeZoneInfo.Utc));
            var plans = indicators.Plans(prefix + "indicators.yml", known);
            var thresholds = identification.Thresholds(prefix + "identification.yml", criteria);
            var templates = common.SetItems(consents.Templates(prefix + "consents/"));
            if (read is { } found)
            {
                var town = found.Municipality with { Clusters = clusters, Schools = list, DaysOff = daysOff, Plans = plans, Thresholds = thresholds, Tasks = plan.Read(prefix + "year-plan.yml", tasks), Windows = windows.Read(prefix + "request-windows.yml") };
                municipalities.Add(id, town with { Consents = consents.Render(templates, town) });
            }
        }

        Complete(common, municipalities.Count == 0);
        return new(municipalities.ToImmutable(), ownMaterials.ToImmutable(), events.ToImmutable()) { Indicators = known, Criteria = criteria, Registers = new RegistersReader(folder).Read() };
    }

    private void Complete(ImmutableDictionary<string, ConsentTemplate> common, bool none)
    {
        if (none && folder.FoldersUnder(MunicipalityReader.Root).IsEmpty)
        {
            folder.Problems.Add("municipalities", 1, "нет ни одного муниципалитета; добавьте папку с municipality.yml");
        }

        // A file that could not be read is reported already; a kind is missing only when all files were read.
        if (folder.Under("common/consents/").Count() <= common.Count)
        {
            foreach (var kind in WordsOfFormat.NeededConsents.Where(k => !common.ContainsKey(k)))
            {
                folder.Problems.Add("common/consents", 1, $"нет согласия вида {kind}; добавьте файл с `kind: {kind}`");
            }
        }
    }
}
