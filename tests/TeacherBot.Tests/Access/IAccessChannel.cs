using TeacherBot.Operations;
using TeacherBot.Tests.Broadcasts;

namespace TeacherBot.Tests.Access;

/// <summary>A channel as people meet it: what they type and press, and all they have ever been shown.</summary>
internal interface IAccessChannel : IDisposable
{
    /// <summary>As stored with an address.</summary>
    string Name { get; }

    Bot Bot { get; }

    TownPeople People { get; }

    /// <summary>Everything this address was shown so far.</summary>
    string Shown(string address);

    /// <summary>Words of the choices that are open now.</summary>
    IReadOnlyList<string> Choices(string address);

    Task PressAsync(string address, string label);

    Task TypeAsync(string address, string text);

    /// <summary>Everything that was ever sent to one is tried by another, as from a phone or a mailbox left open.</summary>
    Task StealAsync(string owner, string thief);
}
