using System.Text.Json.Nodes;
using TeacherBot.Core.Community;
using TeacherBot.Core.Content;
using TeacherBot.Core.People;

namespace TeacherBot.Documents.Exports;

/// <summary>What a person wrote into registers, in words.</summary>
internal static class ExportRegisters
{
    // A register or a field that has left the content is told by its id.
    public static JsonObject Of(RegisterEntry entry, Person person, Catalog catalog)
    {
        var register = catalog.Registers.FirstOrDefault(r => r.Id == entry.Register);
        var town = person.Municipality is { } id ? catalog.Municipalities.GetValueOrDefault(id) : null;
        return new()
        {
            ["реестр"] = register?.Title ?? entry.Register,
            ["начата"] = ExportDocument.Instant(entry.At),
            ["состояние"] = entry.Status switch
            {
                RegisterEntryStatus.Draft => "черновик",
                RegisterEntryStatus.Kept => "в реестре",
                _ => "убрана",
            },
            ["поля"] = new JsonObject(entry.Values.Select(v => KeyValuePair.Create(
                register?.Find(v.Key)?.Title ?? v.Key, (JsonNode?)JsonValue.Create(register?.Find(v.Key) is { } field && town is not null ? RegisterValue.Print(field, v.Value, town) : v.Value)))),
        };
    }
}
