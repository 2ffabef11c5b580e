namespace TeacherBot.Store;

/// <summary>The keys a store needs: sealing under a person's key, finding an address without reading it, hashing codes.</summary>
public sealed class Vault(KeyRing keys)
{
    private readonly Sealer sealer = new(keys);

    public AddressLookup Lookup { get; } = new(keys);

    public TokenSigner Signer { get; } = new(keys);

    /// <summary>Keyed hash of a code people type; the code itself is never stored.</summary>
    public byte[] CodeLookup(string purpose, string code) => Lookup.Of("code/" + purpose, code);

    public byte[] Wrap(PersonKey key, string person) => sealer.Wrap(key, new SealedAt("person_keys", "wrapped", person));

    public PersonKey Unwrap(byte[] wrapped, string person) => sealer.Unwrap(wrapped, new SealedAt("person_keys", "wrapped", person));

    /// <summary>Seals bytes under the service's own key: remarks and files, which belong to nobody alone.</summary>
    public byte[] SealShared(ReadOnlySpan<byte> bytes, SealedAt at) => sealer.Seal(bytes, at);

    public byte[] OpenShared(byte[] bytes, SealedAt at) => sealer.Open(bytes, at);
}
