using System.Text;
using TeacherBot.Core.Conversations;

namespace TeacherBot.Store;

/// <summary>«Вопрос неудачный»: comments sealed under the service's key, without a person.</summary>
public sealed class RemarkStore(Vault vault)
{
    private static readonly Statement InsertRemark = Statement.Named("InsertRemark");
    private static readonly Statement CountRemarks = Statement.Named("CountRemarks");

    public void Add(UnitOfWork unit, RemarkItem remark, DateTimeOffset at) => unit.Execute(
        InsertRemark,
        ("instrument", remark.Instrument),
        ("version", remark.Version),
        ("item", remark.Item),
        ("comment", vault.SealShared(Encoding.UTF8.GetBytes(remark.Comment), new SealedAt("item_remarks", "comment", remark.Item))),
        ("at", at));

    public static long Count(UnitOfWork unit) => unit.Scalar(CountRemarks);
}
