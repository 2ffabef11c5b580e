using System.Globalization;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using TeacherBot.Store;

namespace TeacherBot.Tests.Store;

[UnsupportedOSPlatform("windows")]
public sealed class SecurityTests : IDisposable
{
    private static readonly SealedAt Here = new("people", "name", "01J8");

    private readonly string _folder = TestFolder.Create();

    private string Keys => Path.Combine(_folder, "keys");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_text_opens_with_the_person_s_unwrapped_key()
    {
        var sealer = new Sealer(KeyRing.Open(Keys));
        var key = PersonKey.Create();
        var closed = Sealer.Seal(key, "Ёлкина Анна", Here);
        var wrapped = sealer.Wrap(key, Here);

        var unwrapped = new Sealer(KeyRing.Open(Keys)).Unwrap(wrapped, Here);

        Assert.Equal("Ёлкина Анна", Sealer.Open(unwrapped, closed, Here));
        Assert.NotEqual(closed, Sealer.Seal(key, "Ёлкина Анна", Here));
        Assert.Equal(-1, closed.AsSpan().IndexOf("Анна"u8));
    }

    [Fact]
    public void Any_changed_byte_keeps_it_closed_and_the_error_holds_no_data()
    {
        var key = PersonKey.Create();
        var closed = Sealer.Seal(key, "secret", Here);
        for (var i = 0; i < closed.Length; i++)
        {
            var changed = closed.ToArray();
            changed[i] ^= 1;
            var error = Assert.ThrowsAny<CryptographicException>(() => Sealer.Open(key, changed, Here));
            Assert.StartsWith("A value of people.name", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("01J8", error.Message, StringComparison.Ordinal);
        }

        Assert.ThrowsAny<CryptographicException>(() => Sealer.Open(key, closed[..^1], Here));
        Assert.ThrowsAny<CryptographicException>(() => Sealer.Open(key, [], Here));
    }

    [Theory]
    [InlineData("people", "name", "01J9")]
    [InlineData("people", "school", "01J8")]
    [InlineData("addresses", "name", "01J8")]
    public void A_value_moved_to_another_place_does_not_open(string table, string column, string id)
    {
        var key = PersonKey.Create();
        var closed = Sealer.Seal(key, "secret", Here);

        Assert.ThrowsAny<CryptographicException>(() => Sealer.Open(key, closed, new SealedAt(table, column, id)));
    }

    [Fact]
    public void Another_key_does_not_open_and_is_told_by_its_id()
    {
        var closed = Sealer.Seal(PersonKey.Create(), "secret", Here);

        var error = Assert.ThrowsAny<CryptographicException>(() => Sealer.Open(PersonKey.Create(), closed, Here));
        Assert.Contains("was sealed by key", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_of_the_service_open_again()
    {
        var sealer = new Sealer(KeyRing.Open(Keys));
        byte[] document = [1, 2, 3];

        Assert.Equal(document, sealer.Open(sealer.Seal(document, Here), Here));
    }

    [Fact]
    public void New_keys_are_random_private_and_kept()
    {
        var first = KeyRing.Open(Keys);
        var files = Directory.GetFiles(Keys).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(["encryption.key", "lookup.key", "signing.key"], files.Select(Path.GetFileName));
        Assert.All(files, f => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(f)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Keys));
        Assert.Equal(3, files.Select(f => Convert.ToHexString(File.ReadAllBytes(f))).Distinct().Count());
        Assert.Equal(first.Encryption.Id, KeyRing.Open(Keys).Encryption.Id);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(0)]
    public void A_key_of_another_size_is_refused(int size)
    {
        KeyRing.Open(Keys);
        File.WriteAllBytes(Path.Combine(Keys, "lookup.key"), new byte[size]);

        Assert.Contains("lookup.key must hold exactly 32 bytes", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_others_can_read_is_refused()
    {
        KeyRing.Open(Keys);
        File.SetUnixFileMode(Path.Combine(Keys, "signing.key"), UnixFileMode.UserRead | UnixFileMode.OtherRead);

        Assert.Contains("chmod 600", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lost_key_is_not_replaced_by_a_new_one()
    {
        KeyRing.Open(Keys);
        File.Delete(Path.Combine(Keys, "encryption.key"));

        Assert.Contains("encryption.key is missing", Refusal(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Keys, "encryption.key")));
    }

    [Fact]
    public void A_first_start_killed_between_two_keys_is_finished_by_the_next()
    {
        KeyRing.Open(Keys);
        File.Delete(Path.Combine(Keys, "signing.key"));
        File.WriteAllBytes(Path.Combine(Keys, "signing.key.half"), [1]);
        File.WriteAllBytes(Path.Combine(Keys, "creating"), []);

        KeyRing.Open(Keys);

        Assert.Equal(3, Directory.GetFiles(Keys).Length);
    }

    [Fact]
    public void An_address_is_found_in_any_spelling_but_only_on_its_channel()
    {
        var lookup = new AddressLookup(KeyRing.Open(Keys));

        Assert.Equal(lookup.Of("email", "anna@school.example"), lookup.Of("Email", " Anna@School.example "));
        Assert.NotEqual(lookup.Of("email", "1"), lookup.Of("telegram", "1"));
        Assert.NotEqual(lookup.Of("email", "1"), new AddressLookup(KeyRing.Open(Keys + "2")).Of("email", "1"));
    }

    [Fact]
    public void A_signature_fits_its_payload_in_one_spelling_only()
    {
        var signer = new TokenSigner(KeyRing.Open(Keys));
        var signature = signer.Sign("screen|01J8|7");

        Assert.Equal(TokenSigner.Length, signature.Length);
        Assert.True(signer.Check("screen|01J8|7", signature));
        Assert.False(signer.Check("screen|01J8|8", signature));
        Assert.False(signer.Check("screen|01J8|7", signature + "="));
        Assert.False(signer.Check("screen|01J8|7", ""));
        Assert.False(signer.Check("screen|01J8|7", "яяяяяяяяяяя"));
        for (var c = 0; c < 128; c++)
        {
            var changed = signature[..^1] + (char)c;
            Assert.Equal(changed == signature, signer.Check("screen|01J8|7", changed));
        }
    }

    [Fact]
    public void A_personal_value_prints_stars()
    {
        var name = new Personal<string>("Анна");
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{name} {new { name }}").ToString();

        Assert.Equal("*** { name = *** }", text);
        Assert.Equal("{}", System.Text.Json.JsonSerializer.Serialize(name));
        Assert.Equal("Анна", name.Reveal());
    }

    private string Refusal() => Assert.Throws<KeyRingException>(() => KeyRing.Open(Keys)).Message;
}
