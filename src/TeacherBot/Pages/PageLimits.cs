using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using TeacherBot.Operations.Configuration;

namespace TeacherBot.Pages;

/// <summary>How often a minute one client, and all together, may knock at a door.</summary>
/// <param name="Name">Doors of one name are counted together.</param>
internal sealed record PageLimit(string Name, int OfClient, int OfAll);

/// <summary>
/// Limits of doors that anybody can knock at. A client is counted first, and only what passes counts towards the ceiling of all: whoever
/// is stopped uses up nothing of others.
/// </summary>
internal static class PageLimits
{
    /// <summary>One-time links: a staff room behind one address opens many at once.</summary>
    public static readonly PageLimit Door = new("door", 120, 1200);

    /// <summary>Pages for everybody are made anew each time.</summary>
    public static readonly PageLimit Public = new("public", 60, 600);

    /// <summary>Links of letters: a mail provider clicks for many of its people from few addresses.</summary>
    public static readonly PageLimit Letters = new("letters", 300, 3000);

    private const int NetworkBytes = 8;

    public static void AddTo(IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
        limits.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(http => Of(http) is { } limit ? Window($"{limit.Name} {ClientOf(http)}", limit.OfClient) : Free),
            PartitionedRateLimiter.Create<HttpContext, string>(http => Of(http) is { } limit ? Window(limit.Name, limit.OfAll) : Free));
    });

    public static TBuilder Limited<TBuilder>(this TBuilder endpoint, PageLimit limit)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(limit);

    private static RateLimitPartition<string> Free => RateLimitPartition.GetNoLimiter("");

    private static PageLimit? Of(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<PageLimit>();

    private static RateLimitPartition<string> Window(string key, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });

    // Of version 6 a household has a whole network of addresses.
    private static string ClientOf(HttpContext http) => http.Connection.RemoteIpAddress is not { } address ? ""
        : AddressList.Plain(address) is { AddressFamily: AddressFamily.InterNetworkV6 } six ? new IPAddress([.. six.GetAddressBytes().AsSpan(0, NetworkBytes), .. new byte[NetworkBytes]]).ToString()
        : AddressList.Plain(address).ToString();
}
