using System.Data.Common;

namespace TeacherBot.Store;

/// <summary>
/// A statement compiled on one connection. The command and its parameters are reused for the connection's whole
/// life: making a new command compiles the SQL anew, which costs more than running it.
/// </summary>
internal sealed class PreparedStatement : IDisposable
{
    private readonly StatementText _text;
    private readonly DbParameter[] _parameters;

    public PreparedStatement(DbConnection connection, StatementText text)
    {
        _text = text;
        Command = connection.CreateCommand();
        Command.CommandText = text.Sql;
        _parameters = [.. text.Parameters.Select(AddParameter)];
        Command.Prepare();
    }

    public DbCommand Command { get; }

    public void Bind(ReadOnlySpan<P> arguments)
    {
        var fits = arguments.Length == _parameters.Length;
        for (var i = 0; i < arguments.Length && fits; i++)
        {
            var position = PositionOf(arguments[i].Name, i);
            fits = position >= 0;
            if (fits)
            {
                _parameters[position].Value = arguments[i].Boxed;
            }
        }

        if (!fits || HasTwice(arguments))
        {
            throw Mismatch(arguments);
        }
    }

    public void Dispose() => Command.Dispose();

    private DbParameter AddParameter(string name)
    {
        var parameter = Command.CreateParameter();
        parameter.ParameterName = "@" + name;
        parameter.Value = DBNull.Value;
        Command.Parameters.Add(parameter);
        return parameter;
    }

    // Calls mostly give arguments in the text's order, and both names are literals of the same length or the same object.
    private int PositionOf(string name, int guess)
    {
        if (_text.Parameters[guess] == name)
        {
            return guess;
        }

        for (var i = 0; i < _parameters.Length; i++)
        {
            if (_text.Parameters[i] == name)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool HasTwice(ReadOnlySpan<P> arguments)
    {
        for (var i = 1; i < arguments.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (arguments[i].Name == arguments[j].Name)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private ArgumentException Mismatch(ReadOnlySpan<P> arguments)
    {
        var given = new List<string>();
        foreach (var argument in arguments)
        {
            given.Add("@" + argument.Name);
        }

        return new ArgumentException(
            $"{_text.Name} takes ({string.Join(", ", _text.Parameters.Select(p => "@" + p))}) but was given ({string.Join(", ", given)}).",
            nameof(arguments));
    }
}
