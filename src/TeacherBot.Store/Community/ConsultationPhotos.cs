using System.Globalization;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Store;

/// <summary>Photographs of consultations, each sealed beside its word under the asker's key: with the key it goes.</summary>
public sealed class ConsultationPhotos(PeopleStore people)
{
    private static readonly Statement Set = Statement.Named("ConsultationSetPicture");
    private static readonly Statement Get = Statement.Named("ConsultationPicture");
    private static readonly Statement OfAsker = Statement.Named("JoinConsultationPictures");
    private static readonly Statement SetAnew = Statement.Named("JoinConsultationPicture");

    /// <summary>The bytes for one of the two; null for anybody else, and while there is none.</summary>
    /// <param name="about">consultation/number of the word.</param>
    public byte[]? Find(UnitOfWork unit, string person, string about) =>
        Parts(about) is var (id, n) && ConsultationStore.Row(unit, id) is { Asker: { } asker } row && row.PartyOf(person) != ConsultationParty.Outsider
        && unit.Find(Get, r => r.Bytes(0), ("id", id), ("n", n)) is { } box
            ? Sealer.OpenBytes(people.KeyOf(unit, asker), box, At(id, n)) : null;

    /// <summary>Keeps a picture with the word of its sender and plans to tell the other side; false when the dialogue has ended or moved on meanwhile.</summary>
    /// <param name="about">consultation/number of the word.</param>
    public bool Keep(UnitOfWork unit, string sender, string about, byte[] picture, DateTimeOffset at)
    {
        if (Parts(about) is not var (id, n) || ConsultationStore.Row(unit, id) is not { Asker: { } asker, Kept.IsOpen: true } row || row.PartyOf(sender) == ConsultationParty.Outsider
            || unit.Execute(Set, ("id", id), ("n", n), ("asker", sender == asker), ("kind", KindOf(picture)), ("picture", Sealer.Seal(people.KeyOf(unit, asker), picture, At(id, n)))) == 0)
        {
            return false;
        }

        if ((sender == asker ? row.Answerer : asker) is { } other)
        {
            var word = id + "|" + n.ToString(CultureInfo.InvariantCulture);
            ScheduleStore.Plan(unit, other, new ScheduleSignal(ConsultationPictures.Came, word, at, ConsultationSignals.Unique(ConsultationPictures.Came, word, other)));
        }

        return true;
    }

    internal static void Fetch(UnitOfWork unit, Speaker speaker, DateTimeOffset at, SendPicture send)
    {
        // Names of files name people: nothing needs this one.
        var n = ConsultationRow.LastWord(unit, send.Id);
        var wish = new FileWish($"{send.Id}/{n.ToString(CultureInfo.InvariantCulture)}", OutboxStore.ChannelOf(unit, speaker.Address), send.File with { Name = "" });
        ScheduleStore.AddJob(unit, JobKinds.Photo, wish.ToArgs(), speaker.Person.Id, at, at);
    }

    internal static void MoveAll(UnitOfWork unit, PersonKey before, PersonKey after, string from)
    {
        foreach (var (id, n, box) in unit.Query(OfAsker, r => (r.Text(0), r.Int32(1), r.Bytes(2)), ("from", from)))
        {
            unit.Execute(SetAnew, ("id", id), ("n", n), ("picture", Sealer.Seal(after, Sealer.OpenBytes(before, box, At(id, n)), At(id, n))));
        }
    }

    private static SealedAt At(string id, int n) => new("consultation_words", "picture_sealed", id + "/" + n.ToString(CultureInfo.InvariantCulture));

    private static string KindOf(byte[] picture) => picture[0] switch { 0xFF => "jpg", (byte)'%' => "pdf", _ => "png" };

    private static (string Id, int Number)? Parts(string about) =>
        about.Split('/') is [var id, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? (id, n) : null;
}
