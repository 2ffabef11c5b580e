using System.Security.Cryptography;
using System.Text;

namespace TeacherBot.Store;

/// <summary>
/// One forward step of the schema, from an embedded file such as <c>0007_add_waves.sql</c>. Numbers start at 1 and
/// have no gaps. Once applied anywhere its text is frozen: the checksum is kept in the database.
/// </summary>
public sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>As the file is called.</summary>
    public string File => $"{Number:D4}_{Name}.sql";

    /// <summary>SHA-256 of the text in hex; line ends do not count, a checkout on Windows stays the same migration.</summary>
    public string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
}
