using TeacherBot.Core.Conversations;

namespace TeacherBot.Core.People;

/// <summary>What effects mean for the person a turn sees, before they are written.</summary>
internal static class PersonChanges
{
    public static Person After(Person person, Effect effect) => effect switch
    {
        RecordConsent { Kind: "processing" } consent => person with
        {
            Status = PersonStatus.Active,
            Municipality = consent.Municipality,
            Consents = person.Consents.SetItem(consent.Kind, consent.Version),
        },
        RecordConsent consent => person with { Consents = person.Consents.SetItem(consent.Kind, consent.Version) },
        RevokeConsent revoke => person with { Consents = person.Consents.Remove(revoke.Kind) },
        WithdrawEverything => person with { Status = PersonStatus.Withdrawn, Consents = person.Consents.Clear() },
        SetSchool school => person with { School = school.School },
        SetPosition position => person with { Position = position.Position },
        SetSubjects subjects => person with { Subjects = subjects.Subjects },
        SetName name => person with { HasName = name.Name is not null },
        SetHat hat => person with { Hat = hat.Hat },
        SetReminders reminders => person with { RemindersOff = reminders.Off },
        MarkExtrasAsked => person with { ExtrasAsked = true },
        MarkMailbox { IsShared: true } => person with { HasRecoveryCode = false },
        SetRecoveryCode => person with { HasRecoveryCode = true },
        _ => person,
    };
}
