namespace TeacherBot.Pages;

/// <summary>What every page tells the browser: nothing from elsewhere runs or shows here, nobody frames it, nothing of it is kept.</summary>
internal static class PageHeaders
{
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Endpoints of this group answer with these headers.</summary>
    /// <param name="isSecure">Reached by https: browsers are to remember that for a year.</param>
    public static RouteGroupBuilder Group(IEndpointRouteBuilder web, bool isSecure) => web.MapGroup("").AddEndpointFilter(async (context, next) =>
    {
        var headers = context.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        if (isSecure)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        return await next(context);
    });
}
