using System.Globalization;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Store;

namespace TeacherBot.Turns;

/// <summary>
/// Tokens on buttons: at most 64 bytes, 64 bits of HMAC, bound to one person. A screen token is s.VERSION.KEY.MAC, an action token
/// a.VERB.OBJECT.DAY.MAC, valid to the end of that day since 1970.
/// </summary>
internal sealed class Tokens(TokenSigner signer)
{
    private const int DaysOfAction = 60;

    public string Mint(string person, int version, Choice choice, DateTimeOffset now)
    {
        var payload = choice.Kind == ChoiceKind.Action
            ? string.Create(CultureInfo.InvariantCulture, $"a.{choice.Key}.{Day(now) + DaysOfAction}")
            : string.Create(CultureInfo.InvariantCulture, $"s.{version}.{choice.Key}");
        return payload + "." + signer.Sign(person + "|" + payload);
    }

    /// <summary>What the token means for this person now; anything foreign, forged or expired is <see cref="TokenRefused"/>.</summary>
    public InboundBody Read(string token, string person, DateTimeOffset now)
    {
        var end = token.LastIndexOf('.');
        if (end < 3 || !signer.Check(person + "|" + token[..end], token.AsSpan(end + 1)))
        {
            return new TokenRefused();
        }

        var parts = token[..end].Split('.', 3);
        return parts switch
        {
            ["s", var version, var key] => new Pressed(int.Parse(version, CultureInfo.InvariantCulture), key),
            ["a", var verb, var rest] when rest.Split('.') is [var target, var day]
                && int.Parse(day, CultureInfo.InvariantCulture) >= Day(now) => new ActionPressed(verb, target),
            _ => new TokenRefused(),
        };
    }

    private static int Day(DateTimeOffset at) => (int)(at.ToUnixTimeSeconds() / 86_400);
}
