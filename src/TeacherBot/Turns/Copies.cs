using TeacherBot.Core.Conversations;
using TeacherBot.Store;

namespace TeacherBot.Turns;

/// <summary>
/// One copy of the current screen accepts presses. After a send with an unknown outcome there may be two: the one whose button is
/// pressed wins, any other loses its buttons as soon as its id is known. A message whose other buttons
/// keep their sense keeps them.
/// </summary>
internal static class Copies
{
    public static void Settle(UnitOfWork unit, long address, Inbound inbound, int version)
    {
        if (inbound.Copy is not { } pressed || inbound.Body is not (Pressed or ActionPressed or TokenRefused)
            || (inbound.Body is ActionPressed { Verb: var verb } && Actions.Stays(verb)))
        {
            return;
        }

        var current = OutboxStore.FindScreen(unit, address);
        if (current == pressed)
        {
            return;
        }

        if (inbound.Body is Pressed screen && screen.Version == version)
        {
            OutboxStore.PutScreen(unit, address, pressed, inbound.At);
            if (current is { } other)
            {
                OutboxStore.Disarm(unit, address, inbound.Channel, other, inbound.At);
            }
        }
        else
        {
            OutboxStore.Disarm(unit, address, inbound.Channel, pressed, inbound.At);
        }
    }
}
