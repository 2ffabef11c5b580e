using System.Collections.Immutable;
using TeacherBot.Core.Community;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Tests.Properties;

/// <summary>What an office keeps for everybody of a municipality, in memory: its plan, its frequent questions and its practices.</summary>
internal sealed class WalkOffice
{
    private readonly List<DoneTask> done = [];
    private readonly HashSet<string> wishes = [];
    private readonly List<FaqEntry> faq = [new("faq-one", "mathematics", null, "Как объяснить проценты в 6 классе?", "Начните с сотой доли.")];

    public WalkPractices Practices { get; } = new();
    public WalkRegisters Registers { get; } = new();

    public WalkGroups Groups { get; } = new();

    public static bool Knows(Query query) => WalkGroups.Knows(query) || query is Core.Identification.SchoolFactsOf or FaqOfTown or DoneTasksOf or ConsultationTallyOf or MyCourseWishes or CourseWishesOf
        or PracticeOf or MyPractices or PracticesToRead or PracticesOfTown or RegisterEntriesOf or RegisterEntryOf or RegisterHistoryOf;

    public object? Answer(Query query) => query switch
    {
        RegisterEntriesOf or RegisterEntryOf or RegisterHistoryOf => Registers.Answer(query),
        _ when WalkGroups.Knows(query) => Groups.Answer(query),
        FaqOfTown => faq.ToImmutableArray(),
        PracticeOf or MyPractices or PracticesToRead or PracticesOfTown => Practices.Answer(query),
        DoneTasksOf => done.ToImmutableArray(),
        Core.Identification.SchoolFactsOf => ImmutableArray<Core.Identification.SchoolFact>.Empty,
        MyCourseWishes => wishes.ToImmutableArray(),
        CourseWishesOf => ImmutableArray.Create(new CourseWishes("school-1", "course", "Курс", null, false, 2)),
        ConsultationTallyOf => new ConsultationTally(3, 2, 50),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public void Apply(Effect effect, DateTimeOffset now)
    {
        switch (effect)
        {
            case RegisterEffect register:
                Registers.Apply(register, now);
                break;
            case PublishFaq publish:
                Assert.NotEmpty(publish.Entry.Answer);
                faq.Insert(0, publish.Entry);
                break;
            case GroupEffect team:
                Groups.Apply(team, now);
                break;
            case PracticeEffect practice:
                Practices.Apply(practice, now);
                break;
            case DropFaq gone:
                faq.RemoveAll(e => e.Id == gone.Id);
                break;
            case WishCourse or DropCourseWish:
                Assert.True(effect is WishCourse wish ? wishes.Add(wish.Row.Id) : wishes.Remove(((DropCourseWish)effect).Event));
                break;
            case YearPlanEffect plan:
                done.RemoveAll(d => d.Id == plan.Task);
                done.AddRange(plan is MarkTask ? [new(plan.Task, now)] : []);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
