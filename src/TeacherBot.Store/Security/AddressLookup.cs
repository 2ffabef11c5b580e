using System.Security.Cryptography;
using System.Text;

namespace TeacherBot.Store;

/// <summary>
/// Turns an address into the value it is found by: HMAC-SHA256 under the lookup key. Who holds only the database can
/// neither read an address from it nor try addresses out.
/// </summary>
public sealed class AddressLookup(KeyRing keys)
{
    /// <summary>
    /// 32 bytes, the same for every spelling that reaches the same person: outer space and letter case do not count.
    /// The same address on another channel gives another value.
    /// </summary>
    public byte[] Of(string channel, string address) =>
        HMACSHA256.HashData(keys.Lookup.Bytes, Encoding.UTF8.GetBytes($"{Normalise(channel)}\0{Normalise(address)}"));

    private static string Normalise(string text) => text.Trim().ToLowerInvariant();
}
