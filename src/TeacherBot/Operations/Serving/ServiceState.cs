using System.Collections.Immutable;
using TeacherBot.Content;

namespace TeacherBot.Operations.Serving;

/// <summary>How the parts of a running service are doing, for readiness, metrics and the doctor.</summary>
internal sealed class ServiceState
{
    private ImmutableArray<Problem> contentProblems = [];

    public required WorkerCrew Workers { get; init; }

    /// <summary>Problems of the content folder while the last good state stays in use; empty when the folder is clean.</summary>
    public ImmutableArray<Problem> ContentProblems
    {
        get => ImmutableInterlocked.InterlockedCompareExchange(ref contentProblems, default, default);
        set => ImmutableInterlocked.InterlockedExchange(ref contentProblems, value);
    }
}
