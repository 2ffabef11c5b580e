using System.Diagnostics;
using TeacherBot.Core.Content;
using TeacherBot.Core.Disclosure;

namespace TeacherBot.Core.Reports;

/// <summary>What a cell says, in the words of ruling R1: they hold without colour too.</summary>
public static class BandWords
{
    public static string Of(NeedCell cell, Catalog catalog) => cell.Band switch
    {
        Band.Exactly exactly => catalog.Text("band.exactly", ("percent", new Share(exactly.Count, cell.People).Percent)),
        Band.NearlyNone => catalog.Text("band.nearly-none"),
        Band.NearlyAll => catalog.Text("band.nearly-all"),
        Band.Fraction { Parts: 2, Part: 0 } => catalog.Text("band.less-than-half"),
        Band.Fraction { Parts: 2 } => catalog.Text("band.half-and-more"),
        Band.Fraction { Part: 0 } => catalog.Text("band.less-than-third"),
        Band.Fraction { Part: 1 } => catalog.Text("band.middle-third"),
        Band.Fraction => catalog.Text("band.two-thirds-and-more"),
        Band.Hidden => cell.People == 0 ? catalog.Text("band.nobody") : catalog.Text("band.hidden"),
        _ => throw new UnreachableException(),
    };
}
