namespace TeacherBot.Content.Exchange.Tables;

/// <summary>Whose field a column holds; each has its sheet in a workbook, a CSV file holds all in one table.</summary>
internal enum Owner
{
    Item,
    Triad,
    Area,
    Head,
}

/// <summary>How a field is written into one cell.</summary>
internal enum CellKind
{
    Text,
    Number,
    Date,
    YesNo,

    /// <summary>One of a fixed set, in Russian in the cell.</summary>
    Word,

    /// <summary>A list, an element a line.</summary>
    Lines,

    /// <summary>Like <see cref="Lines"/>, but a single element is a plain text and not a list of one.</summary>
    OneOrLines,

    /// <summary>A list of names or numbers, separated by commas.</summary>
    Words,

    OneOrWords,

    /// <summary>Numbers of the right options.</summary>
    Marks,

    /// <summary>A small table `name: value`, a pair a line.</summary>
    Pairs,

    /// <summary>A small table of lists `name: 1, 2, 3`, a list a line.</summary>
    Lists,
}

/// <summary>A column of the table and the field behind it.</summary>
/// <param name="Key">Name of the field in YAML; `list.field` when the cell holds that field of all members of a list, a line each.</param>
/// <param name="Title">Header the author sees; unique in the whole table.</param>
/// <param name="Width">In characters.</param>
internal sealed record Column(Owner Owner, string Key, string Title, CellKind Kind, int Width, string Hint)
{
    /// <summary>The list whose members' field this is; empty when the field stands by itself.</summary>
    public string List => Key.Contains('.') ? Key[..Key.IndexOf('.')] : "";

    public string Field => Key[(Key.IndexOf('.') + 1)..];
}
