namespace TeacherBot.Store;

/// <summary>
/// A statement compiled on one connection and kept for its whole life: compiling the SQL costs more than running it. One run is
/// <see cref="Begin"/>, <see cref="Step"/> until false, <see cref="Reset"/>; the columns are those of the row a step stands on.
/// </summary>
internal abstract class PreparedStatement(StatementText text) : IDisposable
{
    /// <summary>Rows the last run to its end has inserted, updated or deleted.</summary>
    public abstract int Changes { get; }

    public abstract int Columns { get; }

    /// <summary>Gives every parameter its argument; throws <see cref="ArgumentException"/> when they do not fit each other.</summary>
    public void Begin(ReadOnlySpan<P> arguments)
    {
        var fits = arguments.Length == text.Parameters.Count;
        for (var i = 0; i < arguments.Length && fits; i++)
        {
            var position = PositionOf(arguments[i].Name, i);
            fits = position >= 0;
            if (fits)
            {
                Bind(position, arguments[i]);
            }
        }

        if (!fits || HasTwice(arguments))
        {
            throw Mismatch(arguments);
        }
    }

    /// <summary>Goes to the next row; false at the end.</summary>
    public abstract bool Step();

    /// <summary>Ends the run and lets go of its locks, wherever it stands.</summary>
    public abstract void Reset();

    public abstract bool IsNull(int column);

    public abstract long Int64(int column);

    public abstract double Double(int column);

    public abstract string Text(int column);

    public abstract byte[] Bytes(int column);

    public abstract void Dispose();

    /// <param name="parameter">Position in <see cref="StatementText.Parameters"/>.</param>
    protected abstract void Bind(int parameter, P argument);

    // Calls mostly give arguments in the text's order, and both names are literals of the same length or the same object.
    private int PositionOf(string name, int guess)
    {
        if (text.Parameters[guess] == name)
        {
            return guess;
        }

        for (var i = 0; i < text.Parameters.Count; i++)
        {
            if (text.Parameters[i] == name)
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
            $"{text.Name} takes ({string.Join(", ", text.Parameters.Select(p => "@" + p))}) but was given ({string.Join(", ", given)}).",
            nameof(arguments));
    }
}
