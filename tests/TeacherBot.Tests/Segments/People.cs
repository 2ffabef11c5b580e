using System.Globalization;
using System.Text;
using TeacherBot.Core.Segments;
using TeacherBot.Store;

namespace TeacherBot.Tests.Segments;

/// <summary>A population as rows, instead of whatever was there.</summary>
internal static class People
{
    // The table of registrations belongs to events; here only what a segment reads of it.
    private const string Empty = """
        drop table if exists registrations;
        create table registrations (event text not null, person text not null, status bigint not null, primary key (event, person));
        delete from need_plans; delete from need_rows; delete from need_snapshots;
        delete from area_results; delete from attempts; delete from people;
        """;

    public static void Put(UnitOfWork unit, IEnumerable<SegmentPerson> people)
    {
        unit.RunScript(Empty);
        Add(unit, people);
    }

    public static void Add(UnitOfWork unit, IEnumerable<SegmentPerson> people)
    {
        var sql = new StringBuilder();
        foreach (var person in people)
        {
            sql.Append(CultureInfo.InvariantCulture, $"""
                insert into people (id, status, municipality, school, position, subjects, consents, created_at, joined_at)
                values ('{person.Id}', 1, '{person.Municipality}', '{person.School}', '{person.Position}', '{string.Join(',', person.Subjects)}', '{string.Join(',', person.Mailings.Select(m => m + ":1").Prepend("processing:1"))}', 0, 0);
                """);
            foreach (var instrument in person.Started)
            {
                sql.Append(CultureInfo.InvariantCulture, $"""
                    insert into attempts (id, person, municipality, school, instrument, version, form, hash, plan, seed, status, repeats, started_at)
                    values ('{person.Id}-{instrument}', '{person.Id}', '{person.Municipality}', '{person.School}', '{instrument}', 1, 'A', 'hash', '', 0, {(person.Finished.Contains(instrument) ? 1 : 0)}, 0, 0);
                    """);
            }

            foreach (var meeting in person.Registered)
            {
                sql.Append(CultureInfo.InvariantCulture, $"insert into registrations values ('{meeting}', '{person.Id}', {(person.Attended.Contains(meeting) ? 4 : 0)});");
            }
        }

        sql.Append("select 1;");
        unit.RunScript(sql.ToString());
    }
}
