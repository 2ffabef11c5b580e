using System.CommandLine;
using TeacherBot.Operations.Verbs;
using TeacherBot.Pages.Public;

namespace TeacherBot.Operations.CommandLine;

/// <summary>`pages export`.</summary>
internal sealed class PageCommands(Surroundings here, DeskDoor door)
{
    public Command Command()
    {
        var town = new Option<string>("--municipality") { Description = "муниципалитет", HelpName = "МУНИЦИПАЛИТЕТ", Required = true };
        var folder = new Option<string>("--out") { Description = "новая папка, пустая или с прежней выгрузкой", HelpName = "ПАПКА", Required = true };
        var export = new Command("export", "Записать страницу муниципалитета для всех файлами: для сайта отдела.") { town, folder };
        export.SetAction((parsed, stop) =>
        {
            // Inside the service the working directory is another one.
            var (municipality, whole) = (parsed.GetRequiredValue(town), Path.GetFullPath(parsed.GetRequiredValue(folder)));
            return door.WithBotAsync(
                ["pages", "export", town.Name, municipality, folder.Name, whole], (desk, bot) => new PublicExport(here).WriteAsync(desk, bot, municipality, whole, stop), stop);
        });
        return new Command("pages", "Страницы.") { export };
    }
}
