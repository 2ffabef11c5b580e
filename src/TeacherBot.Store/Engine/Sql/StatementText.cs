namespace TeacherBot.Store;

/// <summary>One block of a <c>.sql</c> file: what is sent to the engine. Engine null means any engine.</summary>
internal sealed record StatementText(
    string Name, string File, StoreEngine? Engine, string Sql, IReadOnlyList<string> Parameters);
