using System.Collections.Immutable;

namespace TeacherBot.Core.Deliveries;

/// <summary>Bars that say again what the text says, for a page that can draw them.</summary>
/// <param name="Title">What the bars are of, in words.</param>
public sealed record Chart(string Title, ImmutableArray<ChartBar> Bars);

/// <summary>One bar in steps, so that it reads in black and white.</summary>
/// <param name="Label">What it is about.</param>
/// <param name="Words">How far it reaches, in words.</param>
/// <param name="Filled">Steps that are full, from 0 to <paramref name="Of"/>.</param>
/// <param name="Of">Steps in all; at least 1.</param>
public sealed record ChartBar(string Label, string Words, int Filled, int Of);
