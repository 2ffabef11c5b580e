namespace TeacherBot.Store;

/// <summary>
/// Turns an address into the value it is found by: HMAC-SHA256 under the lookup key. Who holds only the database can
/// neither read an address from it nor try addresses out.
/// </summary>
public sealed class AddressLookup(KeyRing keys)
{
    private readonly KeyedHash _hash = new(keys.Lookup);

    /// <summary>
    /// 32 bytes, the same for every spelling that reaches the same person: outer space and letter case do not count.
    /// The same address on another channel gives another value.
    /// </summary>
    public byte[] Of(string channel, string address)
    {
        var hash = new byte[KeyedHash.Size];
        _hash.Of($"{Normalise(channel)}\0{Normalise(address)}", hash);
        return hash;
    }

    private static string Normalise(string text) => text.Trim().ToLowerInvariant();
}
