using TeacherBot.Core.Conversations;
using TeacherBot.Core.Deliveries;
using TeacherBot.Core.People;
using TeacherBot.Documents;
using TeacherBot.Store;
using TeacherBot.Turns;

namespace TeacherBot.Operations;

/// <summary>Makes a document, keeps it and tells the person, the last two in one transaction.</summary>
internal sealed class DocumentJob(Database database, TurnRunner turns, DocumentMaker maker, DocumentStore files, TimeProvider clock)
{
    public async Task<JobOutcome> RunAsync(Job job, CancellationToken cancellation)
    {
        if (Recipe(job) is not { } recipe || job.Person is not { } person)
        {
            return new JobOutcome.Refused("UnknownDocument");
        }

        switch (await maker.MakeAsync(recipe, person, cancellation))
        {
            case DocumentOutcome.Made made:
                await KeepAsync(job, recipe, person, files.Put(made.Bytes));
                return new JobOutcome.Done();
            case DocumentOutcome.NotWanted:
                await database.WriteAsync(unit => ScheduleStore.Done(unit, job.Id), CancellationToken.None);
                return new JobOutcome.Done();
            case DocumentOutcome.Refused refused:
                return new JobOutcome.Refused(refused.Why);
            case DocumentOutcome.Failed failed:
                return new JobOutcome.Failed(failed.Why);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Tells the person that the document will not come.</summary>
    public Task SayFailedAsync(Job job) => database.WriteAsync(
        unit =>
        {
            if (Recipe(job) is { } recipe && job.Person is { } person
                && PeopleStore.FindPerson(unit, person) is { Person.Status: PersonStatus.Active })
            {
                turns.Run(unit, person, new Signal(SignalKinds.DocumentFailed, recipe.Kind), Key(job));
            }
        });

    private static DocumentRecipe? Recipe(Job job) =>
        job.Args.Split('|') is [var kind, var target, var name] ? new DocumentRecipe(kind, target, name) : null;

    private static string Key(Job job) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"job:{job.Id}");

    // Not cancelled: the file is there, and what is left is short.
    private async Task KeepAsync(Job job, DocumentRecipe recipe, string person, string file)
    {
        var unused = await database.WriteAsync(
            unit =>
            {
                ScheduleStore.Done(unit, job.Id);
                if (PeopleStore.FindPerson(unit, person) is not { Person.Status: PersonStatus.Active })
                {
                    return ScheduleStore.Refers(unit, file) ? "" : file;
                }

                var before = ScheduleStore.FindFile(unit, recipe) ?? "";
                ScheduleStore.PutFile(unit, recipe, person, file, clock.GetUtcNow());
                turns.Run(unit, person, new Signal(SignalKinds.DocumentReady, job.Args), Key(job));
                return ScheduleStore.Refers(unit, before) ? "" : before;
            },
            CancellationToken.None);
        files.Delete(unused);
    }
}
