namespace TeacherBot.Core.Conversations;

/// <summary>Screens of the year's plan. A family of its own.</summary>
public abstract record YearPlanScreen : Screen;

/// <summary>What the office does in the academic year.</summary>
/// <param name="Whole">All of the year; otherwise what is late, now and soon.</param>
public sealed record YearPlanView(bool Whole) : YearPlanScreen;

/// <summary>One task of the plan.</summary>
public sealed record YearTaskView(string Task) : YearPlanScreen;
