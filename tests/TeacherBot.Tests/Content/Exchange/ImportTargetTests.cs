using TeacherBot.Content.Exchange;
using TeacherBot.Operations.Verbs;

namespace TeacherBot.Tests.Content.Exchange;

public class ImportTargetTests
{
    [Theory]
    [InlineData(".xlsx", false)]
    [InlineData(".csv", true)]
    [InlineData(".gift", true)]
    public void Folder_of_others_is_left_alone(string format, bool force)
    {
        using var shop = new Workshop();
        var to = Directory.CreateDirectory(shop.PathOf("photos")).FullName;
        File.WriteAllText(Path.Combine(to, "school.png"), "фото");
        var file = shop.Save("bank" + format, ExchangeVerbs.Bytes(shop.Bank("algebra"), format));

        var failure = Assert.Throws<VerbFailure>(() => shop.Import(file, to: to, force: force));

        Assert.Contains("не пуста", failure.Message, StringComparison.Ordinal);
        Assert.Equal([Path.Combine(to, "school.png")], Directory.GetFileSystemEntries(to));
    }
}
