namespace TeacherBot.Store;

/// <summary>
/// The key everything about one person is sealed with. It is stored only wrapped by <see cref="Sealer.Wrap"/>;
/// destroying that one value makes the person's data unreadable wherever it still lies.
/// </summary>
public sealed class PersonKey
{
    internal PersonKey(SecretKey key) => Key = key;

    internal SecretKey Key { get; }

    /// <summary>A new random key, for a person seen for the first time.</summary>
    public static PersonKey Create() => new(SecretKey.Create());

    public override string ToString() => "***";
}
