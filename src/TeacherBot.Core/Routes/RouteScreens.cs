using System.Collections.Immutable;

namespace TeacherBot.Core.Conversations;

/// <summary>Screens of the route. A family of its own.</summary>
public abstract record RouteScreen : Screen;

/// <summary>The route with its steps.</summary>
public sealed record RouteView : RouteScreen;

/// <summary>One step of the route: what it is, and what can be changed of it.</summary>
public sealed record RouteStepView(int Number) : RouteScreen;

/// <summary>What a step shall be: a kind of work, or an event.</summary>
public sealed record RouteChoosing(int Number) : RouteScreen;

/// <summary>For which area a step is added.</summary>
/// <param name="Type">Kind of the areas shown; null for those of the person's subjects, with a way to the other kinds.</param>
public sealed record RouteAdding(string? Type) : RouteScreen;

/// <summary>Something is to be typed about a step; 0 is the route itself.</summary>
/// <param name="Field">goal, due, product or reflection.</param>
public sealed record RouteTyping(int Number, string Field) : RouteScreen;

/// <summary>The short check of a step's area, question by question; how far it went is kept with the step.</summary>
/// <param name="Draft">Toggled options, an order or a matching not yet confirmed.</param>
public sealed record RouteChecking(int Number, ImmutableArray<int> Draft) : RouteScreen;
