using System.Reflection;
using TeacherBot.BotApi;

namespace TeacherBot.Tests.BotApi;

/// <summary>Passes everything on, and cancels once so many polls were answered and another one is asked for.</summary>
public class StoppingApi : DispatchProxy
{
    private IBotApi inner = null!;
    private CancellationTokenSource stop = null!;
    private int left;

    public static IBotApi Over(IBotApi inner, int polls, CancellationTokenSource stop)
    {
        var face = Create<IBotApi, StoppingApi>();
        var self = (StoppingApi)(object)face;
        (self.inner, self.left, self.stop) = (inner, polls, stop);
        return face;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (left-- == 0)
        {
            stop.Cancel();
        }

        return targetMethod!.Invoke(inner, args);
    }
}
