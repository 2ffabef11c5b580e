using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.Community;

/// <summary>What is known of the community once an effect is written.</summary>
internal static class CommunityFacts
{
    public static Facts After(Facts facts, Effect effect, DateTimeOffset now) => effect switch
    {
        MentorEffect mentor => MentorFacts.After(facts, mentor, now),
        PracticeEffect practice => PracticeFacts.After(facts, practice, now),
        RegisterEffect register => RegisterFacts.After(facts, register, now),
        GroupEffect team => GroupFacts.After(facts, team, now),
        FaqEffect faq => FaqList.After(facts, faq),
        YearPlanEffect plan => YearPlan.After(facts, plan, now),
        WishCourse or DropCourseWish => CourseWishFacts.After(facts, effect),
        RequestEffect request => RequestFacts.After(facts, request, now),
        ConsultationEffect consultation => ConsultationFacts.After(facts, consultation, now),
        _ => facts,
    };
}
