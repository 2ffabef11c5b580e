using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;

namespace TeacherBot.Core.Community;

/// <summary>
/// A photograph said in a consultation: of a notebook, a board, a task; or a PDF, of which the other side gets pictures of its pages. It is
/// passed on without the name of its file and without what cameras and programs write into one; other files could tell who wrote them and
/// are asked for as one of these or as a link.
/// </summary>
public static class ConsultationPictures
{
    /// <summary>Kind of the document; the object is consultation/number of the word.</summary>
    public const string Recipe = "consultation-picture";

    /// <summary>Kind of a picture that is a PDF; others are jpg and png.</summary>
    public const string Pdf = "pdf";

    /// <summary>Bytes of one; a photograph of a messenger has a tenth.</summary>
    public const int Largest = 5 * 1024 * 1024;

    /// <summary>A picture of the other side has come; the object is consultation|number of the word.</summary>
    public const string Came = "consultation-picture";

    /// <summary>One's own picture could not be passed on; the object is consultation|text of the catalogue.</summary>
    public const string Failed = "consultation-picture-failed";

    /// <summary>A file sent while a consultation is open or as an answer to its letter.</summary>
    internal static Step On(Situation s, string consultation, FileSent sent) => ConsultationDialogue.With(s, consultation, c =>
        !c.IsOpen || c.Party == ConsultationParty.Outsider || AnsweringDialogue.AsksTime(c) ? ConsultationDialogue.View(s.Noting("consultation.not-passed"), c.Id)
        : !IsPassed(sent.File) ? ConsultationDialogue.View((sent.Caption.Trim().Length == 0 ? s : ConsultationPage.Said(s, c, sent.Caption)).Noting(sent.Caption.Trim().Length == 0 ? "consultation.no-files" : "consultation.no-files-but-text"), c.Id)
        : sent.File.Size > Largest ? ConsultationDialogue.View(s.Noting("consultation.picture-large"), c.Id)
        : Passed(s, c, sent));

    internal static Step On(Situation s, Signal signal)
    {
        var parts = signal.Object.Split('|');
        return s.Person.Status != People.PersonStatus.Active ? s.Quiet()
            : signal.Kind == Failed ? s.Do(new Say(s.Page().Prose(parts[^1]).Thread(ConsultationDialogue.ThreadOf(parts[0]), "consultation.subject").Build(), Lane.Reply)).Quiet()
            : !s.Facts.Has(new ConsultationOf(parts[0]), out var c) ? new Ask(new ConsultationOf(parts[0]))
            : c?.Words.FirstOrDefault(w => ConsultationDialogue.Number(w.Number) == parts[^1]) is { Picture: not null } word && c.Party != ConsultationParty.Outsider ? Sent(s, c.Id, word).Quiet()
            : s.Quiet();
    }

    /// <summary>Asks for the picture of a word; it comes as a message of its own.</summary>
    internal static Situation Sent(Situation s, string consultation, ConsultationWord word) =>
        s.Do(new RequestDocument(new DocumentRecipe(Recipe, $"{consultation}/{ConsultationDialogue.Number(word.Number)}", (word.Picture == Pdf ? "stranicy." : "foto.") + word.Picture)));

    /// <summary>What is said beside a picture, in the thread of its consultation.</summary>
    internal static Page Page(Situation s, DocumentRecipe picture) => s.Page()
        .Prose(picture.FileName.EndsWith(Pdf, StringComparison.Ordinal) ? "consultation.file-here" : "consultation.picture-here")
        .Thread(ConsultationDialogue.ThreadOf(picture.Object.Split('/')[0]), "consultation.subject");

    // A name proves nothing either way: the bytes are looked at when they are here.
    private static bool IsPassed(SentFile file) => IsPdf(file) || file.IsPicture || file.Name.EndsWith(".jpg", StringComparison.OrdinalIgnoreCase) || file.Name.EndsWith(".jpeg", StringComparison.OrdinalIgnoreCase) || file.Name.EndsWith(".png", StringComparison.OrdinalIgnoreCase);

    private static bool IsPdf(SentFile file) => file.Name.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);

    private static Step Passed(Situation s, Consultation c, FileSent sent)
    {
        var said = ConsultationPage.Said(s, c, sent.Caption.Trim().Length == 0 ? s.Text(IsPdf(sent.File) ? "consultation.file" : "consultation.picture") : sent.Caption).Do(new SendPicture(c.Id, sent.File));
        var coming = IsPdf(sent.File) ? "consultation.file-coming" : "consultation.picture-coming";
        return s.State.Active is ConsultationView view && view.Consultation == c.Id
            ? said.Noting(coming).Go(view)
            : said.Do(new Say(s.Page().Thread(ConsultationDialogue.ThreadOf(c.Id), "consultation.subject").Prose(coming).Build(), Lane.Reply)).Quiet();
    }
}
