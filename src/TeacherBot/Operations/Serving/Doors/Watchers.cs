using System.Net;
using TeacherBot.Operations.Configuration;

namespace TeacherBot.Operations.Serving.Doors;

/// <summary>
/// Who may read health and metrics: this machine and the addresses the operator named. Whatever came through a proxy is not from this
/// machine, though its last step began here. Everybody else is told that there is nothing.
/// </summary>
internal sealed class Watchers(WebSettings settings)
{
    private static readonly string[] Forwarded = ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"];

    // What the framework leaves in place of a header it has believed.
    private const string Believed = "X-Original-For";

    private readonly AddressList named = AddressList.Read(settings.Watchers, out _);

    /// <summary>Endpoints of this group are there for watchers only.</summary>
    public RouteGroupBuilder Group(IEndpointRouteBuilder routes) => routes.MapGroup("").AddEndpointFilter<RouteGroupBuilder>(async (context, next) =>
        Sees(context.HttpContext) ? await next(context) : Results.NotFound());

    private bool Sees(HttpContext http)
    {
        // The socket beside the database has no address; the file's rights keep it.
        if (http.Connection.RemoteIpAddress is not { } address)
        {
            return true;
        }

        var headers = http.Request.Headers;
        var isThrough = Forwarded.Any(headers.ContainsKey);
        return headers.ContainsKey(Believed) ? !headers.ContainsKey("X-Forwarded-For") && named.Contains(address)
            : !isThrough && (IPAddress.IsLoopback(AddressList.Plain(address)) || named.Contains(address));
    }
}
