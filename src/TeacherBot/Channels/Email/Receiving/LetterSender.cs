using TeacherBot.Core.People;
using TeacherBot.Mail.Mime;
using TeacherBot.Mail.Understanding;
using TeacherBot.Store;

namespace TeacherBot.Channels.Email.Receiving;

/// <summary>How far a letter proves who wrote it. A closed family.</summary>
internal abstract record SenderProof
{
    private SenderProof()
    {
    }

    /// <summary>It answers this letter of ours, from the address that letter went to.</summary>
    public sealed record Proven(SentLetter Letter) : SenderProof;

    /// <summary>From says an address, and nothing proves it.</summary>
    /// <param name="IsKnown">Somebody has joined under it: whoever wrote this may not be that person.</param>
    public sealed record Unproven(bool IsKnown) : SenderProof;

    /// <summary>Not to be answered: too many letters came from there.</summary>
    public sealed record TooMany : SenderProof;
}

/// <summary>
/// Tells who wrote a letter. From proves nothing and neither does a token alone, which a Cc gives away: both must agree. Bad responders
/// exist that no header gives away, so letters of one address are counted. What our own server calls forged is not believed.
/// </summary>
internal sealed class LetterSender(EmailStores stores, string? server, TimeProvider clock)
{
    private const int AnHour = 60;
    private const int UnprovenAnHour = 3;
    private const int StrangerADay = 2;

    /// <param name="letter">Has a sender.</param>
    public SenderProof Of(Letter letter) => stores.Database.Read<SenderProof>(unit =>
    {
        var now = clock.GetUtcNow();
        if (stores.Letters.FindAddress(unit, letter.From!.Address) is not { } from)
        {
            return new SenderProof.Unproven(false);
        }

        if (LetterStore.Counted(unit, from.Id, LetterArrival.Taken, now.AddHours(-1)) >= AnHour)
        {
            return new SenderProof.TooMany();
        }

        if (!IsForged(letter) && ReplyToken.Find(letter) is { } token && stores.FindSent(unit, token) is { } sent && sent.Address == from.Id)
        {
            return new SenderProof.Proven(sent);
        }

        var known = from.Status != PersonStatus.Guest;
        var (most, since) = known ? (UnprovenAnHour, now.AddHours(-1)) : (StrangerADay, now.AddDays(-1));
        return LetterStore.Counted(unit, from.Id, LetterArrival.Unproven, since) >= most ? new SenderProof.TooMany() : new SenderProof.Unproven(known);
    });

    private bool IsForged(Letter letter) => server is not null && AuthenticationResults.Dmarc(letter, server) == "fail";
}
