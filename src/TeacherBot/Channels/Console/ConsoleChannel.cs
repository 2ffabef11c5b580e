using TeacherBot.Core.Deliveries;
using TeacherBot.Deliveries;
using TeacherBot.Store;

namespace TeacherBot.Channels.Console;

/// <summary>One person at a terminal. What is sent is written out; the last screen's choices answer to typed signs.</summary>
/// <param name="show">Writes one message, with the document it carries.</param>
internal sealed class ConsoleChannel(Action<Message, DocumentFile?> show) : IChannel
{
    private long sent;

    public string Name => "console";

    /// <summary>The screen that accepts choices, with whose it is and its version; null before the first.</summary>
    public Outgoing? Screen { get; private set; }

    /// <summary>The newest message of its own kind with action buttons; null when there is none.</summary>
    public Outgoing? Aside { get; private set; }

    public Task<SendOutcome> SendAsync(Outgoing outgoing, CancellationToken cancellation)
    {
        if (outgoing.Message is null)
        {
            return Done(outgoing.EditTarget ?? 0);
        }

        if (outgoing.Kind == DeliveryKind.Screen)
        {
            Screen = outgoing;
        }
        else if (outgoing.Message.Choices.Any())
        {
            Aside = outgoing;
        }

        show(outgoing.Message, outgoing.File);
        return Done(outgoing.EditTarget ?? Interlocked.Increment(ref sent));
    }

    private static Task<SendOutcome> Done(long id) => Task.FromResult<SendOutcome>(new SendOutcome.Delivered(id));
}
