namespace TeacherBot.Store;

/// <summary>
/// A condition put together at run time from texts of a <c>.sql</c> file. Only the joints (and, or, not, brackets) come from here;
/// values travel as arguments.
/// </summary>
internal abstract record SqlCondition
{
    /// <summary>One text with its only parameter, <c>@value</c>, or without any.</summary>
    public sealed record Of(Statement Fragment, P? Value) : SqlCondition;

    public sealed record Joined(SqlCondition Left, string Joint, SqlCondition Right) : SqlCondition;

    public sealed record Not(SqlCondition Inner) : SqlCondition;

    public static SqlCondition All(SqlCondition left, SqlCondition right) => new Joined(left, "and", right);

    public static SqlCondition Any(SqlCondition left, SqlCondition right) => new Joined(left, "or", right);

    /// <summary>The frame's text with this condition in the place of <c>@condition</c>; arguments are added under names of their own.</summary>
    public StatementText Into(StatementText frame, StoreEngine engine, List<P> arguments)
    {
        var sql = frame.Sql.Replace("@condition", $"({Render(engine, arguments)})", StringComparison.Ordinal);
        var parameters = SqlScanner.Scan(sql, engine, out var finding);
        return finding is null
            ? new StatementText(frame.Name, frame.File, engine, sql, parameters)
            : throw new StatementException([$"{frame.Name} with its condition: {finding}"]);
    }

    private string Render(StoreEngine engine, List<P> arguments) => this switch
    {
        Of one => Text(one, engine, arguments),
        Joined joined => $"({joined.Left.Render(engine, arguments)}) {joined.Joint} ({joined.Right.Render(engine, arguments)})",
        Not not => $"not ({not.Inner.Render(engine, arguments)})",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Text(Of one, StoreEngine engine, List<P> arguments)
    {
        var text = one.Fragment.TextFor(engine);
        if (one.Value is not { } value)
        {
            return text.Sql;
        }

        var name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"value{arguments.Count}");
        arguments.Add(value.Named(name));
        return text.Sql.Replace("@value", "@" + name, StringComparison.Ordinal);
    }
}
