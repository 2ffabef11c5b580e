namespace TeacherBot.Core.Conversations;

/// <summary>«Попросить помощи по этой теме»: a named request by own consent.</summary>
public sealed record AskingHelp(string Area) : Screen;
