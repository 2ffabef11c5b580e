using TeacherBot.Core.People;

namespace TeacherBot.Core.Conversations;

/// <summary>
/// Arguments of /start: opaque codes of a school, an invite, an event or a group. Visible and forgeable, so a code only points at something;
/// pressing it twice is the same as once.
/// </summary>
internal static class DeepLinks
{
    public static Step On(Situation s, string argument) => argument switch
    {
        ['s', '_', .. var code] => School(s, code),
        ['i', '_', .. var code] => Invite(s, code),
        ['e', '_', .. var id] => Events.EventLookup.Open(s, id),
        ['g', '_', .. var code] => Community.GroupDialogue.Enter(s, code),
        ['a', '_', .. var code] => Events.AttendanceDialogue.Enter(s, code),
        _ => s.Hint("start.link-unknown"),
    };

    private static Step School(Situation s, string code)
    {
        if (!s.Facts.Has(new SchoolCodes(), out var renewed))
        {
            return new Ask(new SchoolCodes());
        }

        var schools = s.Catalog.Municipalities.Values.SelectMany(m => m.Schools.Select(school => (Municipality: m.Id, School: school))).ToList();
        var found = schools.Find(x => x.School.CodeNow(x.Municipality, renewed) == code);
        if (found.School is null)
        {
            return s.Hint(schools.Exists(x => x.School.Code == code) ? "start.link-renewed" : "start.link-unknown");
        }

        return s.Person.Status == PersonStatus.Active
            ? s.Hint("start.already-joined")
            : s.Reset(new Welcome(found.School.Id, found.Municipality));
    }

    private static Step Invite(Situation s, string code)
    {
        if (!s.Facts.Has(new InviteOf(code), out var grant))
        {
            return new Ask(new InviteOf(code));
        }

        if (grant is null)
        {
            return s.Hint("invite.unknown");
        }

        if (s.Person.Status != PersonStatus.Active)
        {
            var municipality = grant.Scope.Split('/')[0];
            return s.Reset(new Welcome(null, municipality == "*" ? null : municipality, code));
        }

        return MenuDialogue.Redeemed(s, code, grant);
    }
}
