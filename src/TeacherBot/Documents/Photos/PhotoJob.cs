using System.Diagnostics;
using TeacherBot.Broadcasts;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;
using TeacherBot.Operations;
using TeacherBot.Store;
using TeacherBot.Turns;

namespace TeacherBot.Documents.Photos;

/// <summary>Fetches a photograph sent in a consultation, washes it and gives it to the other side; tells the sender when that is not possible.</summary>
internal sealed class PhotoJob(Database database, TurnRunner turns, PeopleStore people, FileSources sources, TimeProvider clock)
{
    private const int MostTries = 3;

    private static readonly TimeSpan ChannelDown = TimeSpan.FromSeconds(30);

    public async Task<JobOutcome> RunAsync(Job job, CancellationToken cancellation)
    {
        if (FileWish.FromArgs(job.Args) is not { } wish || job.Person is not { } person)
        {
            return new JobOutcome.Refused("UnknownFile");
        }

        if (sources.Of(wish.Channel) is not { } source)
        {
            return new JobOutcome.Later(ChannelDown);
        }

        var fetched = await source.FetchAsync(wish.File.Reference, ConsultationPictures.Largest, cancellation);
        if (fetched is FetchOutcome.Failed failed && job.Tries < MostTries)
        {
            return new JobOutcome.Failed(failed.Code);
        }

        await database.WriteAsync(
            unit =>
            {
                if (Settle(unit, person, wish, fetched) is { } text)
                {
                    turns.Run(unit, person, new Signal(ConsultationPictures.Failed, $"{wish.Broadcast.Split('/')[0]}|{text}"), $"photo:{job.Id}");
                }

                ScheduleStore.Done(unit, job.Id);
            },
            CancellationToken.None);
        return new JobOutcome.Done();
    }

    // The text of the catalogue that says why not; null when the other side gets it.
    private string? Settle(UnitOfWork unit, string person, FileWish wish, FetchOutcome fetched) => fetched switch
    {
        FetchOutcome.Fetched { Bytes: var bytes } => PictureWash.Clean(bytes) is not { } clean ? "consultation.picture-bad"
            : new ConsultationPhotos(people).Keep(unit, person, wish.Broadcast, clean, clock.GetUtcNow()) ? null : "consultation.picture-late",
        FetchOutcome.TooLarge => "consultation.picture-large",
        FetchOutcome.Gone or FetchOutcome.Failed => "consultation.picture-lost",
        _ => throw new UnreachableException(),
    };
}
