using System.Diagnostics;
using TeacherBot.Broadcasts;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;
using TeacherBot.Operations;
using TeacherBot.Store;
using TeacherBot.Turns;

namespace TeacherBot.Documents.Photos;

/// <summary>Fetches a photograph sent in a consultation, washes it and gives it to the other side; tells the sender when that is not possible.</summary>
internal sealed class PhotoJob(FileFetch fetch, TurnRunner turns, PeopleStore people, TimeProvider clock)
{
    public Task<JobOutcome> RunAsync(Job job, CancellationToken cancellation) => fetch.RunAsync(
        job,
        ConsultationPictures.Largest,
        (unit, person, wish, fetched) =>
        {
            if (Settle(unit, person, wish, fetched) is { } text)
            {
                turns.Run(unit, person, new Signal(ConsultationPictures.Failed, $"{wish.About.Split('/')[0]}|{text}"), $"photo:{job.Id}");
            }
        },
        cancellation);

    // The text of the catalogue that says why not; null when the other side gets it.
    private string? Settle(UnitOfWork unit, string person, FileWish wish, FetchOutcome fetched) => fetched switch
    {
        FetchOutcome.Fetched { Bytes: var bytes } => PictureWash.Clean(bytes) is not { } clean ? "consultation.picture-bad"
            : new ConsultationPhotos(people).Keep(unit, person, wish.About, clean, clock.GetUtcNow()) ? null : "consultation.picture-late",
        FetchOutcome.TooLarge => "consultation.picture-large",
        FetchOutcome.Gone or FetchOutcome.Failed => "consultation.picture-lost",
        _ => throw new UnreachableException(),
    };
}
