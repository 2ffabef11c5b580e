using TeacherBot.Core.Content;

namespace TeacherBot.Core.People;

/// <summary>The journal of acts on a person's records, in words for that person; the journal itself has English ones.</summary>
public static class AccessWords
{
    public static string Who(Catalog catalog, string actor) => actor == "shell" ? catalog.Text("journal.shell") : catalog.Text("journal.staff");

    public static string What(Catalog catalog, string action) => action.Split(' ') switch
    {
        ["consultation", "named"] => catalog.Text("journal.consultation"),
        ["mentor", "route"] => catalog.Text("journal.mentor-route"),
        ["mentor", "results"] => catalog.Text("journal.mentor-results"),
        ["mentor", "ended"] => catalog.Text("journal.mentor-ended"),
        ["mentor", "confirmed"] => catalog.Text("journal.mentor-confirmed"),
        ["request", "named"] => catalog.Text("journal.request"),
        ["letters", "read"] => catalog.Text("journal.letters-read"),
        ["role", "grant", var role, ..] => catalog.Text("journal.role-given", ("role", Title(catalog, role))),
        ["role", "revoke", var role, ..] => catalog.Text("journal.role-taken", ("role", Title(catalog, role))),
        _ => action,
    };

    private static string Title(Catalog catalog, string role) =>
        Enum.TryParse<Role>(role, ignoreCase: true, out var known) ? MenuDialogue.RoleTitle(catalog, known) : role;
}
