using System.Collections.Immutable;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Store;

/// <summary>Join codes of schools that were renewed because more people joined than work there.</summary>
public static class SchoolCodeStore
{
    private static readonly Statement CountOthersAt = Statement.Named("CountOthersAt");
    private static readonly Statement ListSchoolCodes = Statement.Named("ListSchoolCodes");
    private static readonly Statement PutSchoolCode = Statement.Named("PutSchoolCode");

    public static long CountOthers(UnitOfWork unit, string person, OthersAt at) => unit.Scalar(
        CountOthersAt, ("person", person), ("municipality", at.Municipality), ("school", at.School), ("position", at.Position));

    /// <summary>The newest renewal of each school.</summary>
    public static ImmutableArray<RenewedCode> List(UnitOfWork unit) =>
        [.. unit.Query(ListSchoolCodes, r => new RenewedCode(r.Text(0), r.Text(1), r.Text(2), r.Text(3), r.Instant(4)))];

    public static void Renew(UnitOfWork unit, RenewSchoolCode renew, DateTimeOffset at) => unit.Execute(
        PutSchoolCode, ("municipality", renew.Municipality), ("school", renew.School), ("was", renew.Was), ("code", renew.Code), ("at", at));
}
