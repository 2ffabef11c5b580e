using System.Diagnostics;
using TeacherBot.Broadcasts;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;
using TeacherBot.Operations;
using TeacherBot.Store;
using TeacherBot.Turns;

namespace TeacherBot.Documents.Photos;

/// <summary>Fetches a photograph or a PDF sent in a consultation, washes it and gives it to the other side; tells the sender when that is not possible.</summary>
internal sealed class PhotoJob(FileFetch fetch, PdfRedraw redraw, TurnRunner turns, PeopleStore people, TimeProvider clock)
{
    public Task<JobOutcome> RunAsync(Job job, CancellationToken cancellation) => fetch.RunAsync(
        job,
        ConsultationPictures.Largest,
        WashAsync,
        (unit, person, wish, washed) =>
        {
            var why = washed.Bytes is not { } clean ? washed.Why : new ConsultationPhotos(people).Keep(unit, person, wish.About, clean, clock.GetUtcNow()) ? null : "consultation.picture-late";
            if (why is not null)
            {
                turns.Run(unit, person, new Signal(ConsultationPictures.Failed, $"{wish.About.Split('/')[0]}|{why}"), $"photo:{job.Id}");
            }
        },
        cancellation);

    private async Task<Washed> WashAsync(FetchOutcome fetched, CancellationToken cancellation) => fetched switch
    {
        FetchOutcome.Fetched { Bytes: var bytes } when PdfRedraw.IsPdf(bytes) => await redraw.RunAsync(bytes, cancellation),
        FetchOutcome.Fetched { Bytes: var bytes } => PictureWash.Clean(bytes) is { } clean ? new Washed(clean, null) : new Washed(null, "consultation.picture-bad"),
        FetchOutcome.TooLarge => new Washed(null, "consultation.picture-large"),
        FetchOutcome.Gone or FetchOutcome.Failed => new Washed(null, "consultation.picture-lost"),
        _ => throw new UnreachableException(),
    };
}
