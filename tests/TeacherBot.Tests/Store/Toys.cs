using TeacherBot.Store;

namespace TeacherBot.Tests.Store;

internal static class Toys
{
    public static readonly Statement InsertToy = Statement.Named("InsertToy");
    public static readonly Statement FindToy = Statement.Named("FindToy");
    public static readonly Statement CountToys = Statement.Named("CountToys");
    public static readonly Statement ListToyNames = Statement.Named("ListToyNames");
    public static readonly Statement InsertPart = Statement.Named("InsertPart");

    public static int Insert(UnitOfWork unit, long id, string name = "мяч") => unit.Execute(
        InsertToy,
        ("id", id),
        ("name", name),
        P.Null("weight"),
        ("painted", false),
        P.Null("seen_at"),
        P.Null("photo"));
}
