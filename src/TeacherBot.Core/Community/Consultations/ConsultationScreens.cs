namespace TeacherBot.Core.Conversations;

/// <summary>Screens about consultations: one line of the routing for all of them.</summary>
public abstract record ConsultationScreen : Screen;

/// <summary>«Мои вопросы».</summary>
public sealed record ConsultationList : ConsultationScreen;

/// <summary>The question is to be typed.</summary>
public sealed record ConsultationAsking(string? Area) : ConsultationScreen
{
    /// <summary>Id of the pair whose mentor is asked; null asks whoever may answer.</summary>
    public string? Mentoring { get; init; }
}

/// <summary>The question as it will be sent, to be confirmed.</summary>
public sealed record ConsultationDraft(string Consultation) : ConsultationScreen;

/// <summary>One consultation, by either side.</summary>
public sealed record ConsultationView(string Consultation) : ConsultationScreen;

/// <summary>To whom a taken question is handed on.</summary>
public sealed record ConsultationTransfer(string Consultation) : ConsultationScreen;

/// <summary>Questions to be answered.</summary>
public sealed record ConsultationQueue : ConsultationScreen;
