using System.Collections.Immutable;
using TeacherBot.Content.Yaml;
using TeacherBot.Core.Content;
using TeacherBot.Core.Events;

namespace TeacherBot.Content.Towns;

/// <summary>Reads `municipality.yml`: who answers for personal data and which channels may carry what.</summary>
internal sealed class MunicipalityReader(ContentFolder folder, Core.Identification.CriteriaBook criteria)
{
    public const string Root = "municipalities/";

    private static readonly string[] _channels = ["telegram", "email", "console"];

    /// <summary>The municipality without schools and consents, and its zone; null when the file is unreadable.</summary>
    public (Municipality Municipality, TimeZoneInfo Zone)? Read(string id)
    {
        if (folder.RequiredYaml($"{Root}{id}/municipality.yml") is not { } at)
        {
            return null;
        }

        if (at.Text("id") is { Length: > 0 } written && written != id)
        {
            at.ProblemAt("id", $"`id: {written}` не совпадает с именем папки «{id}»; сделайте их одинаковыми");
        }

        var demo = at.Flag("demo");
        var zone = Zone(at);
        var (policy, basis) = Policy(at);
        var municipality = new Municipality(id, at.Text("title"), zone.Id, at.Text("contact"))
        {
            Demo = demo,
            Operator = Operator(at),
            NotificationNumber = Notification(at, demo),
            Policy = policy,
            PolicyBasis = basis,
            Norms = Norms(at),
            Public = PublicRulesReader.Read(at, criteria),
            Schools = [],
            Consents = ImmutableDictionary<string, ConsentText>.Empty,
        };
        at.Close();
        return (municipality, zone);
    }

    private static TimeZoneInfo Zone(YamlReader at)
    {
        var name = at.Text("timeZone");
        if (name.Length == 0 || (name.Contains('/') && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _)))
        {
            return name.Length == 0 ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(name);
        }

        at.ProblemAt("timeZone", $"нет такого часового пояса «{name}»; бывает, например, Europe/Moscow или Asia/Krasnoyarsk");
        return TimeZoneInfo.Utc;
    }

    private static string Operator(YamlReader at)
    {
        if (at.Has("operator"))
        {
            return at.Text("operator");
        }

        at.Missing("operator", "впишите наименование и адрес оператора персональных данных");
        return "";
    }

    private static string Notification(YamlReader at, bool demo)
    {
        if (!at.Has("notificationNumber") && !demo)
        {
            at.Missing("notificationNumber", "впишите номер оператора в реестре Роскомнадзора — без него собирать данные нельзя");
        }

        return at.OptionalText("notificationNumber") ?? "";
    }

    private static EventNorms Norms(YamlReader at)
    {
        var usual = new EventNorms();
        if (!at.Has("norms") || at.Map("norms", "нормы мероприятий") is not { } norms)
        {
            return usual;
        }

        var own = new EventNorms
        {
            TeamEvents = Norm(norms, "events", usual.TeamEvents),
            Exchanges = Norm(norms, "exchanges", usual.Exchanges),
            Meetings = Norm(norms, "meetings", usual.Meetings),
            WorkingGroupsInHalf = Norm(norms, "workingGroups", usual.WorkingGroupsInHalf),
        };
        norms.Close();
        return own;
    }

    private static int Norm(YamlReader norms, string key, int usual)
    {
        const int most = 200;
        var norm = norms.Number(key, usual);
        if (norm is < 0 or > most)
        {
            norms.ProblemAt(key, $"норма {norm} не годится; нужно число от 0 до {most}");
        }

        return norm;
    }

    private static (ImmutableDictionary<string, ChannelPolicy> Policy, string? Basis) Policy(YamlReader at)
    {
        if (at.Map("policy", "порядок каналов") is not { } policy)
        {
            if (!at.Has("policy"))
            {
                at.Missing("policy", "решите для каждого канала: `policy: { telegram: off, email: open, console: open }`");
            }

            return (ImmutableDictionary<string, ChannelPolicy>.Empty, null);
        }

        var read = ImmutableDictionary.CreateBuilder<string, ChannelPolicy>();
        foreach (var channel in _channels)
        {
            if (policy.OneOf(channel, WordsOfFormat.Policies) is { } chosen)
            {
                read[channel] = chosen;
            }
        }

        var basis = policy.OptionalText("basis");
        policy.Close();
        return (read.ToImmutable(), basis);
    }
}
