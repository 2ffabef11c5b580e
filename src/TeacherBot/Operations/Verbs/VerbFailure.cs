using Microsoft.Data.Sqlite;
using TeacherBot.Operations.Configuration;
using TeacherBot.Store;

namespace TeacherBot.Operations.Verbs;

/// <summary>What an operator's command returns to the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;

    /// <summary>Wrong usage or configuration.</summary>
    public const int Wrong = 2;
}

/// <summary>A command cannot go on; the message is for the operator: what, where and how to mend it.</summary>
internal sealed class VerbFailure(int exit, string message) : Exception(message)
{
    public int Exit { get; } = exit;

    public static VerbFailure Of(SettingsReading reading) => new(
        ExitCode.Wrong, string.Join('\n', reading.Problems) + "\nНастройки не годятся; все ключи: teacherbot config show");

    /// <summary>Any exception as a line for stderr and an exit code; never a stack trace.</summary>
    public static (int Exit, string Text) Explain(Exception error) => error switch
    {
        VerbFailure failure => (failure.Exit, failure.Message),
        ContentBrokenException broken => (ExitCode.Wrong, "Содержание не годится, а прежнего исправного нет:\n" + broken.Message),
        StoreInUseException busy => (ExitCode.Wrong,
            $"База {busy.Path} занята другим процессом teacherbot. Остановите его (кто это: fuser {busy.Path}.lock) или назовите другую базу в Storage:ConnectionString."),
        KeyRingException keys => (ExitCode.Wrong, "Ключи: " + keys.Message),
        MigrationException schema => (ExitCode.Wrong, "Схема базы: " + schema.Message),
        SqliteException sqlite => (ExitCode.Failed, $"База: {sqlite.Message} Проверить: teacherbot db verify"),
        UnauthorizedAccessException or IOException => (ExitCode.Failed, error.Message),
        OperationCanceledException => (ExitCode.Failed, "Прервано."),
        _ => (ExitCode.Failed, $"Ошибка программы: {error.GetType().Name} в {error.TargetSite?.DeclaringType?.Name}.{error.TargetSite?.Name}. Сообщите разработчику."),
    };
}
