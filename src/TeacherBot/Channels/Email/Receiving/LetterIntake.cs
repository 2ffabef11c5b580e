using TeacherBot.Core.Attempts.Sheets;
using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;
using TeacherBot.Mail.Mime;
using TeacherBot.Mail.Understanding;
using TeacherBot.Store;
using TeacherBot.Turns;

namespace TeacherBot.Channels.Email.Receiving;

/// <summary>What a letter was taken as.</summary>
/// <param name="Kind">For the log.</param>
/// <param name="Keep">False when it must not lie beside its sender's address: an answer to an anonymous questionnaire.</param>
internal sealed record TakenLetter(string Kind, bool Keep = true);

/// <summary>
/// Takes one letter: understands what it is, and lets it act only as far as its token proves. A letter taken twice acts once. Automatic
/// letters are never answered.
/// </summary>
internal sealed class LetterIntake(EmailOptions options, EmailStores stores, TurnRunner turns, TimeProvider clock)
{
    private readonly LetterSender senders = new(stores, options.AuthServId, clock);
    private readonly BounceIntake bounces = new(stores, turns, clock);
    private readonly Unsubscribing unsubscribing = new(stores, turns, clock);

    public async Task<TakenLetter> TakeAsync(ReadOnlyMemory<byte> raw, CancellationToken cancellation)
    {
        var letter = LetterReader.Read(raw);
        var meaning = LetterMeanings.Of(letter, options.Address);
        var key = LetterKey.Of(letter);
        switch (meaning.Kind)
        {
            case LetterKind.Human:
                return await TakeAsync(raw, letter, key, cancellation);
            case LetterKind.Bounce:
                await bounces.TakeAsync(meaning.Bounces, key, cancellation);
                break;
            case LetterKind.Calendar when meaning.Calendar is { Method: "REPLY", PartStat: "DECLINED", Uid: { } uid }:
                await DeclineAsync(letter, uid, key, cancellation);
                break;
            case LetterKind.Complaint when meaning.Complaint is { OriginalId: { } id } && ReplyToken.InMessageId(id) is { } token:
                await unsubscribing.RunAsync(token, cancellation);
                break;
            case LetterKind.Own when options.Plus.Recognise(letter):
                return new TakenLetter("probe", Keep: false);
            default:
                break;
        }

        return new TakenLetter(meaning.Kind.ToString());
    }

    private async Task<TakenLetter> TakeAsync(ReadOnlyMemory<byte> raw, Letter letter, string key, CancellationToken cancellation)
    {
        switch (senders.Of(letter))
        {
            case SenderProof.Proven proven:
                var keep = !SheetNames.IsAnonymous(proven.Letter.Sheet);
                var answer = LetterAnswer.Read(letter, proven.Letter, stores, key, clock.GetUtcNow());
                var taken = new Remembered();
                await turns.RunAsync(Remembering(answer, letter, LetterArrival.Taken, keep ? raw : null, taken), cancellation);
                return new TakenLetter("answer", keep && !taken.IsNeutral);
            case SenderProof.Unproven unproven:
                var asked = new Arrival(key, ChannelNames.Email, letter.From!.Address, LetterAnswer.Unproven(letter, unproven.IsKnown), null);
                var noted = new Remembered();
                await turns.RunAsync(Remembering(asked, letter, LetterArrival.Unproven, null, noted), cancellation);
                return new TakenLetter(unproven.IsKnown ? "unproven" : "stranger", !noted.IsNeutral);
            default:
                return new TakenLetter("too many");
        }
    }

    // Whoever was invited is registered already: only «не приду» says something new.
    private async Task DeclineAsync(Letter letter, string uid, string key, CancellationToken cancellation)
    {
        var at = uid.IndexOf('@', StringComparison.Ordinal);
        if (letter.From is not null && at > 0 && senders.Of(letter) is SenderProof.Proven { Letter: var sent })
        {
            var choice = new Choice($"{Core.Events.EventActions.Leave}.{uid[..at]}", "") { Kind = ChoiceKind.Action };
            await turns.RunAsync(stores.Pressing(new Arrival(key, ChannelNames.Email, letter.From.Address, null, null), sent, choice, clock.GetUtcNow()), cancellation);
        }
    }

    /// <summary>What the turn found about its letter.</summary>
    private sealed class Remembered
    {
        /// <summary>Nothing that comes this way is kept.</summary>
        public bool IsNeutral { get; set; }
    }

    // Kept is only what surely was written by somebody who agreed to be kept.
    private Arrival Remembering(Arrival arrival, Letter letter, LetterArrival what, ReadOnlyMemory<byte>? raw, Remembered remembered) => arrival with
    {
        Also = (unit, speaker) =>
        {
            LetterStore.Count(unit, speaker.Address, what, clock.GetUtcNow());
            var isNeutral = remembered.IsNeutral = turns.IsNeutral(speaker, ChannelNames.Email);
            if (raw is { } bytes && !isNeutral && speaker is { IsShared: false, Person.Status: PersonStatus.Active })
            {
                stores.RawLetters.Put(unit, speaker.Person.Id, bytes, clock.GetUtcNow());
            }

            if (letter.MessageId is { } id)
            {
                var thread = string.Join(' ', letter.References.Concat(letter.InReplyTo).Distinct(StringComparer.Ordinal).TakeLast(20));
                LetterStore.PutThread(unit, stores.Turns.People, speaker.Address, speaker.Person.Id, new LetterThread(id, thread, speaker.IsShared || isNeutral ? "" : LetterAnswer.Subject(letter)));
            }
        },
    };
}
