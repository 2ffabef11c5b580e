using System.Collections.Immutable;

namespace TeacherBot.Core.Conversations;

/// <summary>Screens of the route. A family of its own.</summary>
public abstract record RouteScreen : Screen;

/// <summary>The route with its steps.</summary>
public sealed record RouteView : RouteScreen;

/// <summary>One step.</summary>
public sealed record RouteStepView(int Number) : RouteScreen;

/// <summary>What a step shall be: a kind of work, or an event.</summary>
public sealed record RouteChoosing(int Number) : RouteScreen;

/// <summary>For which area a step is added.</summary>
public sealed record RouteAdding : RouteScreen;

/// <summary>Something is to be typed about a step; 0 is the route itself.</summary>
/// <param name="Field">goal, due, product or reflection.</param>
public sealed record RouteTyping(int Number, string Field) : RouteScreen;

/// <summary>The short check of a step's area, question by question.</summary>
/// <param name="Items">Ids of the questions.</param>
/// <param name="Place">From 0.</param>
/// <param name="Right">Right so far.</param>
/// <param name="Draft">Toggled options, an order or a matching not yet confirmed.</param>
public sealed record RouteChecking(int Number, ImmutableArray<string> Items, int Place, int Right, ImmutableArray<int> Draft) : RouteScreen;
