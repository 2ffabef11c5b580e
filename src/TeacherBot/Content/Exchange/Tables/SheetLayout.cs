namespace TeacherBot.Content.Exchange.Tables;

/// <summary>Leads from a value of the bank back to the cell it came from, or to the empty cell where a missing field belongs.</summary>
internal sealed class SheetLayout(IReadOnlyList<SheetMap> maps, Places places, bool together)
{
    /// <param name="origin">Number of the cell a problem points at; 0 when it points at nothing in particular.</param>
    /// <param name="missing">Name of the field that is not there; null when something that is there is wrong.</param>
    public (Place Place, Owner Owner, Column? Near) Find(int origin, string? missing)
    {
        var place = places.Find(origin) ?? new(maps[0].Grid.Name, 1, 1);
        var map = maps.FirstOrDefault(m => m.Grid.Name == place.Sheet) ?? maps[0];
        var here = map.Known.FirstOrDefault(c => map.NumberOf(c) == place.Column);
        var owner = here?.Owner ?? (Owner)Math.Max(0, maps.ToList().IndexOf(map));
        if (missing is not null && ColumnOf(owner, here, missing) is { } column && map.NumberOf(column) is { } number)
        {
            place = place with { Column = number };
        }

        return (OnScreen(place), owner, here);
    }

    public Place OnScreen(Place place) =>
        !together && place.Sheet == maps[(int)Owner.Head].Grid.Name ? place with { Row = place.Column, Column = place.Row } : place;

    /// <summary>Title of a field in the author's table; null when it has no column.</summary>
    public static Column? ColumnOf(Owner owner, Column? near, string key) =>
        (near?.List is { Length: > 0 } list ? Columns.Find(owner, $"{list}.{key}") : null)
        ?? Columns.Find(owner, key)
        ?? Columns.Of[owner].FirstOrDefault(c => c.List == key || c.Field == key)
        ?? Columns.All.FirstOrDefault(c => c.Key == key || c.List == key);
}
