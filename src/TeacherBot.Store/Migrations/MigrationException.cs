namespace TeacherBot.Store;

/// <summary>Database and program do not belong together; the message names the file and the way out.</summary>
public sealed class MigrationException(string message, Exception? inner = null) : Exception(message, inner);
