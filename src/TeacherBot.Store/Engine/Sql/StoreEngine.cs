namespace TeacherBot.Store;

// Postgres is known to the statement files before the engine exists, so that a feature can already say both texts.
internal enum StoreEngine
{
    Sqlite,
    Postgres,
}
